/** What a status comes to, in words. Knows nothing of HTTP; the command line uses it too. */
@NullMarked
package org.sealpress.appliance.web.status;

import org.jspecify.annotations.NullMarked;
