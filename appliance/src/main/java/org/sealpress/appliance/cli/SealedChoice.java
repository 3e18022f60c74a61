package org.sealpress.appliance.cli;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which document, by the beginning of its id, and which of its versions. */
final class SealedChoice {
  @Parameters(
      paramLabel = "ID",
      description = "The document's id; its beginning is enough when no other begins so.")
  private String id = "";

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Which version. Default: the newest.")
  private @Nullable Integer version;

  /** For picocli. */
  SealedChoice() {}

  /** The id, or its beginning, as it was typed. */
  String id() throws CliFailure {
    if (!id.matches("[a-z2-7]{1,26}")) {
      throw new CliFailure(
          ExitCode.USAGE, "\"" + id + "\" is no id: expected up to 26 characters of a-z and 2-7");
    }
    return id;
  }

  /**
   * The one that is meant.
   *
   * @param found all of {@link Event.Sealed} whose document's id begins so
   * @param place where they were looked for
   */
  Entry among(List<Entry> found, String place) throws CliFailure {
    long documents = found.stream().map(each -> sealed(each).document()).distinct().count();
    if (documents != 1) {
      throw new CliFailure(
          ExitCode.USAGE,
          documents == 0
              ? "no document in the ledger of " + place + " has an id that begins with " + id
              : "the ids of " + documents + " documents begin with " + id + ": type more of it");
    }
    return found.stream()
        .filter(each -> version == null || sealed(each).version() == version)
        .max(Comparator.comparingInt(each -> sealed(each).version()))
        .orElseThrow(
            () ->
                new CliFailure(
                    ExitCode.USAGE,
                    "there is no version "
                        + version
                        + " of "
                        + id
                        + "; the newest is "
                        + found.stream().mapToInt(each -> sealed(each).version()).max().orElse(0)));
  }

  private static Event.Sealed sealed(Entry entry) {
    return (Event.Sealed) entry.event();
  }
}
