/** What can be wrong with a box, one class for each; all see the box through small interfaces. */
@NullMarked
package org.sealpress.appliance.alert.source;

import org.jspecify.annotations.NullMarked;
