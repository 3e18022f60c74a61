/** Scanning through a SANE daemon, proved against real and virtual ones. */
@NullMarked
package org.sealpress.scan.sane;

import org.jspecify.annotations.NullMarked;
