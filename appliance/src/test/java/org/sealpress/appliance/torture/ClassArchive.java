package org.sealpress.appliance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.durable.DurableFiles;

/** The daemon's classes, ready to be mapped: most of a round is the start of a JVM. */
final class ClassArchive {
  private ClassArchive() {}

  /** Makes it by running a daemon once; gives the option that uses it. */
  static String make(Campaign campaign, Path file) throws IOException, InterruptedException {
    try (TortureBox box = campaign.box("archive", "-XX:ArchiveClassesAtExit=" + file, false)) {
      box.start();
      box.awaitReady();
      box.daemon().terminate();
    }
    DurableFiles.deleteTree(campaign.home("archive"));
    return Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "";
  }
}
