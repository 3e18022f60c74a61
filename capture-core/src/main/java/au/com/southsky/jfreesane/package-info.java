/**
 * One class of ours in jfreesane's package, {@link FrameStream}: what it needs of the library is
 * visible in this package only. Everything else of this package comes from the library's jar.
 */
@NullMarked
package au.com.southsky.jfreesane;

import org.jspecify.annotations.NullMarked;
