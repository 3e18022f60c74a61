package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.durable.DurableFiles;
import org.sealpress.ledger.FormerKeys;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger to read, and what was signed of it: a folder as it is (a target's, or the data folder of
 * a box), or a copy of what is on a target in a temporary folder, which is removed by {@link
 * #close}.
 */
public final class LedgerSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerSource.class);
  private static final String LEDGER = "ledger";

  private final Path folder;
  private final boolean temporary;
  private final List<String> problems = new ArrayList<>();

  private LedgerSource(Path folder, boolean temporary) {
    this.folder = folder;
    this.temporary = temporary;
  }

  /** What is in a folder. */
  public static LedgerSource at(Path folder) {
    return new LedgerSource(folder, false);
  }

  /**
   * A copy of what is on a target. A file that can't be read is a problem; the others are copied
   * all the same.
   *
   * @throws TargetFault when the target itself can't be reached
   */
  public static LedgerSource copyOf(Target target) throws TargetFault, IOException {
    LedgerSource source = new LedgerSource(Files.createTempDirectory("sealpress-ledger-"), true);
    try {
      for (String part : List.of(LEDGER, CheckpointStore.FOLDER)) {
        Path into = Files.createDirectory(source.folder.resolve(part));
        for (Stat file : target.list(part)) {
          String name = file.name().substring(part.length() + 1);
          if (name.indexOf('/') < 0) {
            source.take(target, file.name(), into.resolve(name));
          }
        }
      }
      return source;
    } catch (TargetFault | IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private void take(Target target, String object, Path file) throws TargetFault, IOException {
    try (OutputStream out = Files.newOutputStream(file);
        InputStream in = new TargetStream(target.open(object))) {
      in.transferTo(out);
    } catch (TargetStream.Unreadable e) {
      cut(object, file, e);
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        throw e;
      }
      cut(object, file, e);
    }
  }

  /** What came of a segment is of use; of a checkpoint only the whole. */
  private void cut(String object, Path file, Exception why) throws IOException {
    problems.add(object + " can't be read: " + why.getMessage());
    if (!object.startsWith(LEDGER + "/")) {
      Files.delete(file);
    }
  }

  /** What could not be copied, one line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The ledger. */
  public LedgerReader ledger() throws IOException {
    return LedgerReader.at(segments());
  }

  /** The folder of its segments. */
  public Path segments() {
    return folder.resolve(LEDGER);
  }

  /** What was signed. */
  public CheckpointStore checkpoints() {
    return new CheckpointStore(folder.resolve(CheckpointStore.FOLDER));
  }

  /** The public keys that lie beside it: as trustworthy as the place. */
  public List<VerifierKey> keys() throws IOException {
    return LedgerKeys.in(folder.resolve(CheckpointStore.FOLDER));
  }

  /**
   * The keys whose signatures count: those that are known from elsewhere, with the former ones that
   * what is signed with them names, or those that lie here.
   *
   * @param given from elsewhere; empty when there are none
   */
  public List<VerifierKey> keys(List<VerifierKey> given) throws IOException {
    try {
      return given.isEmpty() ? keys() : FormerKeys.with(ledger(), List.of(checkpoints()), given);
    } catch (LedgerFault e) {
      return given; // there is no ledger: whoever reads it says so
    }
  }

  /** The cache of hashes, on the box only. */
  public Optional<Path> tree() {
    return Optional.of(folder.resolve(Notary.TREE)).filter(Files::isDirectory);
  }

  /** A message with the names that the files have on the target. */
  public String named(String message) {
    return named(message, "");
  }

  /** The same, with a name of the target before each. */
  String named(String message, String before) {
    return temporary ? message.replace(folder + "/", before) : message;
  }

  @Override
  public void close() {
    if (temporary) {
      try {
        DurableFiles.deleteTree(folder);
      } catch (IOException e) {
        LOG.warn("the temporary folder {} stays: {}", folder, e.getMessage());
      }
    }
  }
}
