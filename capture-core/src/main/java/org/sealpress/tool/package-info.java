/**
 * Runs external programs: an argument list, a time limit, the output captured or streamed. Never a
 * shell string.
 *
 * <p>Flow: a {@link Tool} names the program and the package that brings it, {@link Tool#call} puts
 * a {@link Call} together, {@link Call#run} gives a {@link ToolResult} whatever the exit code, and
 * a {@link ToolFault} when the program didn't come to an end of its own: it is then ended with all
 * its descendants.
 */
@NullMarked
package org.sealpress.tool;

import org.jspecify.annotations.NullMarked;
