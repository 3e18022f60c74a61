/** The virtual scanner, proved by SANE's own programs. */
@NullMarked
package org.sealpress.scan.virtual;

import org.jspecify.annotations.NullMarked;
