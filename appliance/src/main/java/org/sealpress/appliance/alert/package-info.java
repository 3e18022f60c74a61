/**
 * Tells people when something is wrong, and when it is over.
 *
 * <p>{@link org.sealpress.appliance.alert.AlarmWatch} asks its {@link
 * org.sealpress.appliance.alert.AlarmSource}s every few seconds what they see. The {@link
 * org.sealpress.appliance.alert.AlarmBook} makes of that what is to be told: an alarm is raised
 * once, told again after a while, and told to be over. Each {@link
 * org.sealpress.appliance.alert.Outlet} brings it to one channel in a thread of its own.
 *
 * <p>No title or text of a document is ever in an alarm.
 */
@NullMarked
package org.sealpress.appliance.alert;

import org.jspecify.annotations.NullMarked;
