/** What every scanner must do, and how tests get at real and virtual ones. */
@NullMarked
package org.sealpress.scan;

import org.jspecify.annotations.NullMarked;
