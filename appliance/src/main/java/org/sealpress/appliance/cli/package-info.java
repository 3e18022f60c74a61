/**
 * The command line: every verb of {@code sealpress}.
 *
 * <p>Flow: {@link Sealpress#run} builds the picocli command line, which parses, runs one verb and
 * returns its exit code. A verb that fails throws: {@link Failures} knows the {@link ExitCode} and
 * the one line for it. Results go to standard output; messages and {@link Progress} go to standard
 * error, so that output can be piped.
 */
@NullMarked
package org.sealpress.appliance.cli;

import org.jspecify.annotations.NullMarked;
