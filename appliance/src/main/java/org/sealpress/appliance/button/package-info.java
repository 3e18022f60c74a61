/** What starts a capture: buttons of the scanner, and other programs. */
@NullMarked
package org.sealpress.appliance.button;

import org.jspecify.annotations.NullMarked;
