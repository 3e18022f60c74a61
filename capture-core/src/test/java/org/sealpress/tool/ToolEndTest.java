package org.sealpress.tool;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.tool.ToolFault.Kind;

/** What was started is ended, in every way that a call can end. */
class ToolEndTest {
  private static final Tool SHELL = new Tool("sh", "dash");

  /** Starts a child, writes both process ids to the file {@code pids}, and never ends. */
  private static final String FAMILY = "sleep 600 & echo $$ $! > pids.new; mv pids.new pids; wait";

  @TempDir Path folder;

  @Test
  void timeOutEndsTheWholeFamily() throws Exception {
    Call call = family().limit(Duration.ofSeconds(2));
    ToolFault fault = assertThrows(ToolFault.class, call::run);
    assertEquals(Kind.TIMED_OUT, fault.kind());
    assertTrue(fault.getMessage().contains("took longer than 2 s"), fault.getMessage());
    assertFamilyGone();
  }

  @Test
  void oneThatIsSilentTooLongIsEnded() throws Exception {
    Call call = family().silence(Duration.ofSeconds(1));
    ToolFault fault = assertThrows(ToolFault.class, call::run);
    assertEquals(Kind.TIMED_OUT, fault.kind());
    assertTrue(fault.getMessage().contains("stood still for 1 s"), fault.getMessage());
    assertFamilyGone();
  }

  @Test
  void oneThatSaysSomethingNowAndThenGoesOn() throws Exception {
    String words = "for i in 1 2 3 4 5 6; do sleep 0.4; echo $i >&2; done";
    ToolResult result = SHELL.call("-c", words).silence(Duration.ofSeconds(2)).run();
    assertEquals("6", result.lastError());
  }

  @Test
  void aProgramThatWillNotEndIsMadeTo() throws Exception {
    Call call =
        SHELL
            .call("-c", "trap '' TERM; echo stubborn >&2; while :; do sleep 1; done")
            .limit(Duration.ofMillis(300));
    ToolFault fault = assertThrows(ToolFault.class, call::run);
    assertEquals(Kind.TIMED_OUT, fault.kind());
    assertTrue(fault.getMessage().endsWith("its last words: stubborn"), fault.getMessage());
  }

  @Test
  void interruptEndsTheWholeFamilyAndIsKept() throws Exception {
    CompletableFuture<Kind> kind = new CompletableFuture<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              ToolFault fault = assertThrows(ToolFault.class, () -> family().run());
              flag.set(Thread.currentThread().isInterrupted());
              kind.complete(fault.kind());
            });
    caller.start();
    await().until(() -> Files.exists(folder.resolve("pids")));
    caller.interrupt();
    assertEquals(Kind.INTERRUPTED, kind.get());
    assertTrue(flag.get());
    assertFamilyGone();
  }

  @Test
  void aStreamEndsOnlyWithExitCodeZero() throws Exception {
    try (InputStream good = SHELL.call("-c", "printf abc").stream()) {
      assertEquals("abc", new String(good.readAllBytes(), StandardCharsets.UTF_8));
      assertEquals(-1, good.read());
    }
    try (InputStream bad = SHELL.call("-c", "printf abc; echo no >&2; exit 3").stream()) {
      assertEquals('a', bad.read());
      ToolExit exit = assertThrows(ToolExit.class, bad::readAllBytes);
      assertEquals(3, exit.result().exitCode());
      assertTrue(exit.getMessage().endsWith("ended with exit code 3: no"), exit.getMessage());
      assertThrows(ToolExit.class, bad::read);
    }
  }

  @Test
  void aStreamOverItsTimeThrows() throws Exception {
    try (InputStream slow = family().limit(Duration.ofSeconds(2)).stream()) {
      IOException e = assertThrows(IOException.class, slow::read);
      assertTrue(e.getCause() instanceof ToolFault fault && fault.kind() == Kind.TIMED_OUT);
    }
    assertFamilyGone();
  }

  @Test
  void closingAStreamEndsTheProgram() throws Exception {
    InputStream stream = family().stream();
    await().until(() -> Files.exists(folder.resolve("pids")));
    stream.close();
    assertFamilyGone();
  }

  @Test
  void aStreamCanBeSkipped() throws Exception {
    try (InputStream stream = SHELL.call("-c", "printf abcdef").stream()) {
      assertEquals(4, stream.skip(4));
      assertEquals('e', stream.read());
      assertEquals(1, stream.skip(9));
      assertFalse(stream.markSupported());
    }
  }

  private Call family() {
    return SHELL.call("-c", FAMILY).in(folder);
  }

  private void assertFamilyGone() throws IOException {
    for (String pid : Files.readString(folder.resolve("pids")).strip().split(" ", -1)) {
      await().atMost(Duration.ofSeconds(3)).until(() -> hasEnded(pid));
    }
  }

  /**
   * An orphan that has ended is a zombie until process 1 looks after it, which may take a while.
   */
  private static boolean hasEnded(String pid) throws IOException {
    try {
      return Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
    } catch (NoSuchFileException e) {
      return true;
    }
  }
}
