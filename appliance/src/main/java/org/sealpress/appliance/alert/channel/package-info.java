/** Ways to people: mail, web, the system's log. All block, and all have time limits. */
@NullMarked
package org.sealpress.appliance.alert.channel;

import org.jspecify.annotations.NullMarked;
