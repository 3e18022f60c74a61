package org.sealpress.appliance.config;

/**
 * A button of the scanner.
 *
 * @param sensor SANE's option that is on while the button is pressed, such as {@code scan}
 * @param documentClass what a press captures
 */
public record SensorButton(String sensor, DocumentClass documentClass) {}
