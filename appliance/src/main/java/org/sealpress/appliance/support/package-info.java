/** What is given to people who help with a box from afar: its log and a bundle without secrets. */
@NullMarked
package org.sealpress.appliance.support;

import org.jspecify.annotations.NullMarked;
