/**
 * A scanner without hardware, for tests, demonstrations and rehearsals: a SANE network daemon that
 * serves page images, with a feeder, buttons, and faults on demand.
 *
 * <p>{@link VirtualScanner} listens and gives each client a thread ({@code ClientSession}), which
 * answers the procedures of the SANE network protocol. Behind them is one {@code VirtualDevice}:
 * the paper ({@code Feeder}), the options ({@code OptionBook}), the troubles still to come. A page
 * that was started is a {@code Frame}; {@code FrameSender} brings it over its own port while the
 * client's thread answers on. {@link PageSource} is where the page images come from, {@code Optics}
 * what makes of them the mode, resolution and area that the client has set.
 *
 * <p>Nothing here uses the SANE client library that the product scans with: the two prove each
 * other, and both are proved by SANE's own programs.
 */
@NullMarked
package org.sealpress.scan.virtual;

import org.jspecify.annotations.NullMarked;
