package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ocr.OcrFault;
import org.sealpress.page.UnreadableImage;
import org.sealpress.scan.ScanFault;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.target.TargetFault;
import org.sealpress.worker.WorkerFault;

class FailuresTest {
  private final Failures failures = Failures.standard();

  @Test
  void wrappersAreTakenOff() {
    IOException real = new IOException("the disk is full");
    Exception wrapped =
        new ExecutionException(new CompletionException(new UncheckedIOException(real)));
    assertEquals(List.of("the disk is full"), failures.linesOf(wrapped));
    assertEquals(ExitCode.INCOMPLETE, failures.codeOf(wrapped));
  }

  @Test
  void theCodeIsThatOfTheOutermostKnownCause() {
    ScanFault fault = new ScanFault(ScanFault.Kind.BUSY, "busy");
    assertEquals(ExitCode.SCANNER, failures.codeOf(new IOException("page 3", fault)));
    assertEquals(
        ExitCode.KEY, failures.codeOf(new CliFailure(ExitCode.KEY, "wrong passphrase", fault)));
    assertEquals(List.of("page 3"), failures.linesOf(new IOException("page 3", fault)));
  }

  @Test
  void aPackageAddsItsOwnFaults() {
    Failures more = failures.with(IOException.class, ExitCode.TARGET);
    assertEquals(ExitCode.TARGET, more.codeOf(new IOException()));
    assertEquals(ExitCode.INCOMPLETE, failures.codeOf(new IOException()));
  }

  @Test
  void filesAreNamedWithReasonAndRemedy() {
    assertEquals(
        List.of(
            "/x: not allowed; check its owner and permissions",
            "/x: is there already; choose another name, nothing is written over",
            "/x: is not a folder; name a folder",
            "/x: is not empty; name an empty folder",
            "/x: No space left on device",
            "/x: can't be used"),
        List.of(
                new AccessDeniedException("/x"),
                new FileAlreadyExistsException("/x"),
                new NotDirectoryException("/x"),
                new DirectoryNotEmptyException("/x"),
                new FileSystemException("/x", null, "No space left on device"),
                new FileSystemException("/x"))
            .stream()
            .map(each -> failures.linesOf(each).get(0))
            .toList());
  }

  @Test
  void aFailureWithoutAMessageHasAName() {
    assertEquals(List.of("IOException"), failures.linesOf(new IOException()));
    assertEquals(
        List.of(
            "internal error: NullPointerException; run it again with --debug and report what it"
                + " prints"),
        failures.linesOf(new NullPointerException()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfFaultHasItsCode(Throwable failure, ExitCode code) {
    assertEquals(code, failures.codeOf(failure));
    assertEquals(1, failures.linesOf(failure).size());
  }

  static Stream<Arguments> kinds() throws IOException {
    return Stream.of(
        Arguments.of(new ScanFault(ScanFault.Kind.UNREACHABLE, "nobody"), ExitCode.SCANNER),
        Arguments.of(new TargetFault(TargetFault.Kind.FULL, "full"), ExitCode.TARGET),
        Arguments.of(new UnreadableImage("not an image"), ExitCode.INCOMPLETE),
        Arguments.of(new WorkerFault(WorkerFault.Kind.BROKEN, "died"), ExitCode.INCOMPLETE),
        Arguments.of(new OcrFault("no language xyz"), ExitCode.INCOMPLETE),
        Arguments.of(new IOException("disk"), ExitCode.INCOMPLETE),
        Arguments.of(new InterruptedException("told to end"), ExitCode.INCOMPLETE),
        Arguments.of(new IllegalStateException("oops"), ExitCode.INTERNAL),
        Arguments.of(new OutOfMemoryError("heap"), ExitCode.INTERNAL));
  }

  @Test
  void aKeyThatIsWrongIsNotAnObjectThatIsDamaged(@TempDir Path folder) throws IOException {
    Path none = folder.resolve("none.pem");
    SealFault missing =
        assertThrows(SealFault.class, () -> Recipients.load(List.of(none), Clock.systemUTC()));
    assertEquals(ExitCode.KEY, failures.codeOf(missing));
  }

  @Test
  void aLedgerInUseIsNotDamaged(@TempDir Path folder) throws IOException {
    SecureRandom random = new SecureRandom();
    try (Ledger first = Ledger.open(folder, "desk", Clock.systemUTC(), random)) {
      LedgerFault inUse =
          assertThrows(
              LedgerFault.class, () -> Ledger.open(folder, "desk", Clock.systemUTC(), random));
      assertEquals(ExitCode.INCOMPLETE, failures.codeOf(inUse));
      assertEquals(1, first.segments(-1).size() + 1, "the first goes on");
    }
  }
}
