/** The command line: every verb of {@code sealpress}. */
@NullMarked
package org.sealpress.appliance.cli;

import org.jspecify.annotations.NullMarked;
