/**
 * The daemon: wires everything together, owns the threads and the order in which they end.
 *
 * <p>{@code Desk} is the one thread that talks to the scanner; {@code Board} is what is known of
 * everything now, for the status.
 *
 * <p>{@code Daemon} opens the parts of a {@code Run} in this order: {@code Archive} (what is kept),
 * {@code Doors} (what answers early), {@code LedgerSigning}, {@code Dispatch} (copies), {@code
 * CaptureLine} (what makes documents), {@code DriveTurns}, {@code PageDesks} (what people do on the
 * page), {@code Entrances} (scanner and inboxes), {@code Lookouts} (alarms, lamps, rest).
 */
@NullMarked
package org.sealpress.appliance.daemon;

import org.jspecify.annotations.NullMarked;
