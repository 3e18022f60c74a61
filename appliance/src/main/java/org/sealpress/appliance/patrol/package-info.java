/** Threads that look after something again and again. */
@NullMarked
package org.sealpress.appliance.patrol;

import org.jspecify.annotations.NullMarked;
