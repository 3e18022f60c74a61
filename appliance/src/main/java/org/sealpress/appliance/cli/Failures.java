package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.Shown;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ocr.OcrFault;
import org.sealpress.page.UnreadableImage;
import org.sealpress.paper.PaperFault;
import org.sealpress.restore.RestoreFault;
import org.sealpress.scan.ScanFault;
import org.sealpress.seal.SealFault;
import org.sealpress.target.TargetFault;
import org.sealpress.vault.VaultFault;
import org.sealpress.worker.WorkerFault;

/** Which exit code and which words a failure has. Immutable. */
final class Failures {
  private final Map<Class<? extends Throwable>, Function<Throwable, ExitCode>> codes;

  private Failures(Map<Class<? extends Throwable>, Function<Throwable, ExitCode>> codes) {
    this.codes = codes;
  }

  /** Those of this program; a package with faults of its own adds a line. */
  static Failures standard() {
    return new Failures(Map.of())
        .with(ConfigException.class, ExitCode.CONFIGURATION)
        .with(ScanFault.class, ExitCode.SCANNER)
        .with(UnreadableImage.class, ExitCode.INCOMPLETE)
        .with(WorkerFault.class, ExitCode.INCOMPLETE)
        .with(OcrFault.class, ExitCode.INCOMPLETE)
        .with(PaperFault.class, ExitCode.KEY)
        .with(TargetFault.class, ExitCode.TARGET)
        .with(
            SealFault.class,
            fault ->
                switch (fault.kind()) {
                  case NOT_SEALED, WRONG_ALGORITHM, DAMAGED -> ExitCode.DAMAGED;
                  case TOO_LARGE, LENGTH_MISMATCH -> ExitCode.INCOMPLETE;
                  default -> ExitCode.KEY;
                })
        .with(
            LedgerFault.class,
            fault ->
                fault.kind() == LedgerFault.Kind.IN_USE ? ExitCode.INCOMPLETE : ExitCode.DAMAGED)
        .with(CheckpointFault.class, ExitCode.DAMAGED)
        .with(
            RestoreFault.class,
            fault ->
                switch (fault.kind()) {
                  case FORKED, BROKEN, NOT_ACCEPTED -> ExitCode.DAMAGED;
                  case WRONG_KEY -> ExitCode.KEY;
                  case TWO_LEDGERS, IN_THE_WAY, NOTHING -> ExitCode.INCOMPLETE;
                })
        .with(
            VaultFault.class,
            fault ->
                switch (fault.kind()) {
                  case WRONG_COPY, CATALOG -> ExitCode.DAMAGED;
                  case IN_PROGRESS, UNKNOWN -> ExitCode.INCOMPLETE;
                });
  }

  /** These, and one more kind. */
  Failures with(Class<? extends Throwable> kind, ExitCode code) {
    return with(kind, fault -> code);
  }

  /** These, and one more kind, whose code depends on what went wrong. */
  <T extends Throwable> Failures with(Class<T> kind, Function<T, ExitCode> code) {
    Map<Class<? extends Throwable>, Function<Throwable, ExitCode>> more =
        new LinkedHashMap<>(codes);
    more.put(kind, fault -> code.apply(kind.cast(fault)));
    return new Failures(more);
  }

  /** The code of the outermost failure that has one; a failure nobody expected is internal. */
  ExitCode codeOf(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CliFailure known) {
        return known.exitCode();
      }
      for (var kind : codes.entrySet()) {
        if (kind.getKey().isInstance(each)) {
          return kind.getValue().apply(each);
        }
      }
    }
    Throwable real = unwrapped(failure);
    boolean outside = real instanceof IOException || real instanceof InterruptedException;
    return outside ? ExitCode.INCOMPLETE : ExitCode.INTERNAL;
  }

  /** What to print: one line, or one for each mistake of a configuration. */
  List<String> linesOf(Throwable failure) {
    Throwable real = unwrapped(failure);
    if (real instanceof PaperFault paper) {
      return paper.problems().stream().map(Shown::plain).toList();
    }
    if (real instanceof ConfigException config) {
      return config.getMessage().lines().map(Shown::plain).toList();
    }
    String message = messageOf(real);
    if (codeOf(failure) == ExitCode.INTERNAL) {
      String kind = real.getClass().getSimpleName();
      String what = message.isEmpty() ? kind : kind + ": " + message;
      return List.of(
          "internal error: " + what + "; run it again with --debug and report what it prints");
    }
    return List.of(message.isEmpty() ? real.getClass().getSimpleName() : message);
  }

  private static String messageOf(Throwable failure) {
    if (failure instanceof FileSystemException file) {
      return Shown.plain(messageOf(file));
    }
    return String.valueOf(failure.getMessage() == null ? "" : failure.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(Shown::plain)
        .collect(Collectors.joining(" "));
  }

  /** The JDK's own message is often the file name and no more. */
  private static String messageOf(FileSystemException e) {
    String file = e.getFile() == null ? "a file" : e.getFile();
    if (e instanceof NoSuchFileException) {
      return file + ": no such file or folder; check the name";
    }
    if (e instanceof AccessDeniedException) {
      return file + ": not allowed; check its owner and permissions";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + ": is there already; choose another name, nothing is written over";
    }
    if (e instanceof NotDirectoryException) {
      return file + ": is not a folder; name a folder";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return file + ": is not empty; name an empty folder";
    }
    return file + ": " + (e.getReason() == null ? "can't be used" : e.getReason());
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof UncheckedIOException
            || failure instanceof ExecutionException
            || failure instanceof CompletionException;
    return wrapper && cause != null ? unwrapped(cause) : failure;
  }
}
