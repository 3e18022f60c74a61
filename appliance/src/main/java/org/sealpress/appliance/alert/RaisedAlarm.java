package org.sealpress.appliance.alert;

import java.time.Instant;

/**
 * An alarm that is raised, as it is kept over a restart.
 *
 * @param raised when it was raised
 * @param told when it was last told
 * @param heard whether a channel has brought it to somebody since it was last told
 */
public record RaisedAlarm(Alarm alarm, Instant raised, Instant told, boolean heard) {}
