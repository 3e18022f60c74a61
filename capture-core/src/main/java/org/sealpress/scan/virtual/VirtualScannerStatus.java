package org.sealpress.scan.virtual;

import java.util.List;

/**
 * How a virtual scanner is doing.
 *
 * @param device its name
 * @param sheets sheets in the feeder
 * @param held whether a client has it open
 * @param scanning whether a page is on its way
 * @param sidesDelivered sides that were sent whole since it was started; whether the client has
 *     read them to the end isn't known here
 * @param troubles troubles still to come
 * @param coverOpen whether its cover is open
 * @param pressed buttons that were pressed and not yet read
 */
public record VirtualScannerStatus(
    String device,
    int sheets,
    boolean held,
    boolean scanning,
    long sidesDelivered,
    int troubles,
    boolean coverOpen,
    List<String> pressed) {}
