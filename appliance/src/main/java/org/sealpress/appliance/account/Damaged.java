package org.sealpress.appliance.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.durable.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that can't be understood are put aside, and their copies kept: who comes in by the page
 * must not decide whether the box scans.
 */
final class Damaged {
  private static final Logger LOG = LoggerFactory.getLogger(Damaged.class);

  private final List<String> problems = new ArrayList<>();

  /**
   * Renames a file.
   *
   * @param remedy what follows from it and what to do, a sentence
   * @throws IOException when it can't be renamed
   */
  void putAside(Path file, String remedy, Exception why) throws IOException {
    Path aside = DurableFiles.free(file.resolveSibling(file.getFileName() + ".damaged"));
    DurableFiles.rename(file, aside);
    LOG.debug("{} can't be read", file, why);
    problems.add(file + " was damaged and is now " + aside + ": " + remedy);
  }

  /** What a person should do something about, a line each. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}
