/** What the pages say, in each language that there is a file of. */
@NullMarked
package org.sealpress.appliance.web.text;

import org.jspecify.annotations.NullMarked;
