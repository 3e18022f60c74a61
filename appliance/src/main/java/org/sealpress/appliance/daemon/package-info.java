/**
 * The daemon: wires everything together, owns the threads and the order in which they end.
 *
 * <p>{@code Desk} is the one thread that talks to the scanner; {@code Board} is what is known of
 * everything now, for the status.
 */
@NullMarked
package org.sealpress.appliance.daemon;

import org.jspecify.annotations.NullMarked;
