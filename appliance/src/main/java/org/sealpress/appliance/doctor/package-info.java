/**
 * What a machine has and lacks to be a box: small checks, each with a limit of time, that say in
 * plain words what to do.
 */
@NullMarked
package org.sealpress.appliance.doctor;

import org.jspecify.annotations.NullMarked;
