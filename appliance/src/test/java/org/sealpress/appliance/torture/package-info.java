/**
 * The torture bench: runs the real program, hurts it at random moments, and checks the books.
 *
 * <p>A {@link org.sealpress.appliance.torture.Campaign} has rounds of one {@link
 * org.sealpress.appliance.torture.Kind}. In each {@code Round} a {@code Clerk} feeds sheets that
 * can be told apart while a {@code Blow} strikes at the moment that a {@code Plan} drew; then it is
 * mended, the box settles ({@code Settling}), and {@code Books} compares what the scanner gave with
 * what can be restored from the drive.
 */
package org.sealpress.appliance.torture;
