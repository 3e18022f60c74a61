package org.sealpress.gate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.child.ChildCommand;
import org.sealpress.gate.GateProcess.Limits;
import org.sealpress.pdf.SamplePdf;

/** Whatever happens to the process that judges, there is a verdict, in time. */
@Timeout(60)
class GateProcessIT {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Limits PATIENT = new Limits(LONG, Duration.ZERO, LONG);
  private static final PdfBytes SOMETHING = new MemoryPdf(new byte[10]);

  private final List<ProcessHandle> before = ProcessHandle.current().children().toList();
  private GateProcess gate = real(400, PATIENT);

  private static GateProcess real(int heapMegabytes, Limits limits) {
    return new GateProcess(ChildCommand.of(GateChild.class, heapMegabytes), limits);
  }

  private GateProcess odd(String how, Limits limits) {
    gate = new GateProcess(OddGate.command(how), limits);
    return gate;
  }

  private List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(each -> !before.contains(each)).toList();
  }

  @AfterEach
  void closedItLeavesNoProcess() throws Exception {
    gate.close();
    await().until(() -> children().isEmpty());
    assertTrue(gate.check(SOMETHING, 1).flaw().endsWith("this box is about to end"));
  }

  @Test
  void verdictsAreThoseOfVeraPdfAndTheSameProcessGivesThem() throws Exception {
    byte[] good = SamplePdf.of(60);
    assertEquals(new Verdict.Valid(), gate.check(new MemoryPdf(good), 60));
    long first = children().get(0).pid();

    byte[] bad =
        new String(good, StandardCharsets.ISO_8859_1)
            .replaceFirst("<pdfaid:part>2</pdfaid:part>", "<pdfaid:part>3</pdfaid:part>")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertFalse(Arrays.equals(good, bad));
    Verdict verdict = gate.check(new MemoryPdf(bad), 60);
    assertEquals(new VeraPdfGate().check(new MemoryPdf(bad), 60), verdict);
    assertFalse(assertInstanceOf(Verdict.Invalid.class, verdict).broken().isEmpty());
    assertEquals(List.of(first), children().stream().map(ProcessHandle::pid).toList());
  }

  @Test
  void whatCanNotBeReadBackIsToldAndTheNextIsJudged() throws Exception {
    PdfBytes unreadable =
        new PdfBytes() {
          @Override
          public long length() {
            return 1000;
          }

          @Override
          public void read(long at, byte[] into, int length) throws IOException {
            throw new IOException("words of the document");
          }

          @Override
          public void close() {}
        };
    assertEquals(new Verdict.NotChecked("it could not be read back"), gate.check(unreadable, 1));
    assertEquals(new Verdict.Valid(), gate.check(new MemoryPdf(SamplePdf.of(1)), 1));
  }

  @Test
  void whatNeedsMoreMemoryThanThereIsIsToldAndTheNextIsJudged() throws Exception {
    gate.close();
    gate = real(48, PATIENT);
    assertEquals(
        new Verdict.NotChecked("it needs more memory than there is"),
        gate.check(new MemoryPdf(SamplePdf.of(300)), 300));
    assertEquals(new Verdict.Valid(), gate.check(new MemoryPdf(SamplePdf.of(1)), 1));
  }

  @Test
  void oneThatWasKilledIsReplaced() throws Exception {
    odd("behaves", PATIENT);
    assertFalse(gate.isRunning());
    assertEquals(new Verdict.Valid(), gate.check(SOMETHING, 1));
    assertTrue(gate.isRunning());
    children().forEach(ProcessHandle::destroyForcibly);
    await().until(() -> !gate.isRunning());
    assertEquals(new Verdict.Valid(), gate.check(SOMETHING, 1));
  }

  @Test
  void oneThatHasNothingToDoIsParked() throws Exception {
    odd("behaves", new Limits(LONG, Duration.ZERO, Duration.ofMillis(100)));
    assertEquals(new Verdict.Valid(), gate.check(SOMETHING, 1));
    await().until(() -> !gate.isRunning() && children().isEmpty());
    assertEquals(new Verdict.Valid(), gate.check(SOMETHING, 1));
  }

  @Test
  void oneThatHangsIsEndedWhenItsTimeIsUp() throws Exception {
    Limits short1 = new Limits(Duration.ofMillis(500), Duration.ofMillis(50), LONG);
    assertEquals(
        new Verdict.NotChecked("it took longer than 1 s"),
        odd("hangs", short1).check(SOMETHING, 10));
    assertFalse(gate.isRunning());
    await().until(() -> children().isEmpty());
  }

  @Test
  void whoeverWaitsForItCanBeInterrupted() {
    odd("hangs", PATIENT);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> gate.check(SOMETHING, 1));
  }

  @Test
  void oneThatDiesIsToldByItsLastWords() throws Exception {
    assertEquals(
        new Verdict.NotChecked(
            "the process that checks it broke: exit status 3: Could not reserve enough space"),
        odd("dies", PATIENT).check(SOMETHING, 1));
    assertFalse(gate.isRunning());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prints first",
        "asks for more than there is",
        "asks for too much at once",
        "asks for what was before"
      })
  void oneThatIsOutOfItsMindIsEnded(String how) throws Exception {
    String flaw = odd(how, PATIENT).check(SOMETHING, 1).flaw();
    assertTrue(flaw.contains("the process that checks it broke: "), flaw);
    assertFalse(gate.isRunning());
  }

  @Test
  void oneWhoseCheckFailedJudgesNoOther() throws Exception {
    odd("fails once", PATIENT);
    for (int i = 0; i < 3; i++) {
      assertEquals(new Verdict.NotChecked("the check failed (Planted)"), gate.check(SOMETHING, 1));
      assertFalse(gate.isRunning());
    }
  }
}
