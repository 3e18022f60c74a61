package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.sealpress.scan.ScanFault;

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
}
