package org.sealpress.appliance.cli;

import java.io.Serial;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command that only groups verbs was given none: its help is the best answer. */
final class VerbMissing extends ParameterException {
  @Serial private static final long serialVersionUID = 1L;

  VerbMissing(CommandLine group) {
    super(group, "a verb is missing");
  }
}
