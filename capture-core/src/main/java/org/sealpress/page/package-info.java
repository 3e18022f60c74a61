/** The image of a page as the scanner gave it, and what can be told from its pixels alone. */
@NullMarked
package org.sealpress.page;

import org.jspecify.annotations.NullMarked;
