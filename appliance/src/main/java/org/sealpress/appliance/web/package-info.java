/** The HTTP interface; on loopback only for now, as there is no login yet. */
@NullMarked
package org.sealpress.appliance.web;

import org.jspecify.annotations.NullMarked;
