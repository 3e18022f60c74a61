package org.sealpress.appliance.button;

import org.sealpress.appliance.config.DocumentClass;

/**
 * A button was pressed.
 *
 * @param capture id of the capture that it starts
 * @param documentClass of what will be scanned
 * @param source what was pressed, for people
 */
public record Press(String capture, DocumentClass documentClass, String source) {}
