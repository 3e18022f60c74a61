/**
 * Runs external programs: an argument list, a time limit, the output captured. Never a shell
 * string.
 */
@NullMarked
package org.sealpress.tool;

import org.jspecify.annotations.NullMarked;
