/**
 * What the daemon tells the service manager that started it, by the protocol of sd_notify(3): that
 * it is ready, what it is doing, that it still lives, that it is ending. Without a service manager
 * nothing is told to anybody.
 */
@NullMarked
package org.sealpress.appliance.service;

import org.jspecify.annotations.NullMarked;
