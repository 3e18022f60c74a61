package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
  @TempDir Path folder;

  @Test
  void aDescriptorIsATerminalByWhereItLeads() throws Exception {
    assertTrue(Terminal.isTerminal(leadingTo("/dev/pts/3")));
    assertTrue(Terminal.isTerminal(leadingTo("/dev/tty1")));
    assertFalse(Terminal.isTerminal(leadingTo("/dev/null")));
    assertFalse(Terminal.isTerminal(leadingTo("pipe:[12]")));
    assertFalse(Terminal.isTerminal(folder.resolve("missing")));
  }

  @Test
  void exitCodesAreAllDifferent() {
    assertEquals(ExitCode.values().length, ExitCode.list().size());
  }

  private Path leadingTo(String device) throws Exception {
    Path link = folder.resolve("fd" + device.hashCode());
    return Files.createSymbolicLink(link, Path.of(device));
  }
}
