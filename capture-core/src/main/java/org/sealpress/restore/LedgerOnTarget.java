package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy of a target's ledger in a temporary folder, which is removed by {@link #close}. */
final class LedgerOnTarget implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerOnTarget.class);
  private static final String FOLDER = "ledger";

  private final Path copy;
  private final List<String> problems = new ArrayList<>();

  private LedgerOnTarget(Path copy) {
    this.copy = copy;
  }

  /**
   * Copies it. A file of it that can't be read is a problem; the others are copied all the same.
   *
   * @throws TargetFault when the target itself can't be reached
   */
  static LedgerOnTarget copyOf(Target target) throws TargetFault, IOException {
    LedgerOnTarget ledger = new LedgerOnTarget(Files.createTempDirectory("sealpress-ledger-"));
    try {
      for (Stat file : target.list(FOLDER)) {
        String name = file.name().substring(FOLDER.length() + 1);
        if (name.indexOf('/') < 0 && name.endsWith(".jsonl")) {
          ledger.take(target, file.name(), name);
        }
      }
      return ledger;
    } catch (TargetFault | IOException | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  private void take(Target target, String object, String name) throws TargetFault, IOException {
    try (OutputStream out = Files.newOutputStream(copy.resolve(name));
        InputStream in = new TargetStream(target.open(object))) {
      in.transferTo(out);
    } catch (TargetStream.Unreadable e) {
      problems.add(object + " can't be read: " + e.getMessage());
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        throw e;
      }
      problems.add(object + " can't be read: " + e.getMessage());
    }
  }

  Path copy() {
    return copy;
  }

  /** What could not be copied, one line each. */
  List<String> problems() {
    return problems;
  }

  /** A message with the names that the files have on the target. */
  String named(String message) {
    return message.replace(copy + "/", FOLDER + "/").replace(copy.toString(), FOLDER);
  }

  String named(Exception e) {
    return named(String.valueOf(e.getMessage()));
  }

  @Override
  public void close() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(copy)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(copy);
    } catch (IOException e) {
      LOG.warn("the temporary folder {} stays: {}", copy, e.getMessage());
    }
  }
}
