package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.target.Content;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes to one target, as long as it is there. For one thread. */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int BATCH = 100;
  private static final int MARK_DIGITS = 8;

  /** So many objects may fail one after the other before the target itself is taken for broken. */
  static final int MOST_FAILURES = 5;

  private final String name;
  private final Cargo cargo;
  private final Opened opened;
  private final Target target;
  private final LedgerCopy ledgerCopy;
  private final @Nullable CheckpointCopy checkpoints;
  private final DeliveryListener listener;
  private final BooleanSupplier stopping;
  private boolean accompanied;
  private @Nullable TargetFault firstFailure;
  private int failures;
  private int inARow;

  /**
   * A courier.
   *
   * @param name of the destination, for events and messages
   */
  Courier(
      String name,
      Cargo cargo,
      Opened opened,
      DeliveryListener listener,
      BooleanSupplier stopping) {
    this.name = name;
    this.cargo = cargo;
    this.opened = opened;
    this.target = opened.target();
    this.ledgerCopy = new LedgerCopy(cargo.ledger(), target, name, stopping);
    this.checkpoints =
        cargo.notary() == null ? null : new CheckpointCopy(cargo.notary(), target, name);
    this.listener = listener;
    this.stopping = stopping;
  }

  /**
   * One round: gives the target all it lacks. What fails of one object alone does not keep the
   * others from being delivered.
   *
   * @return whether the target has everything; false when it was stopped on the way
   * @throws TargetFault of the target, or the first of an object
   * @throws IOException when the box itself failed
   */
  boolean deliver(Progress progress) throws TargetFault, IOException {
    firstFailure = null;
    failures = 0;
    inARow = 0;
    progress.with(opened.ledgerName());
    try {
      long start = progress.after();
      copyAll(start, Long.MAX_VALUE, progress);
      if (start >= 0) {
        copyAll(-1, start, progress);
      }
    } catch (TargetFault e) {
      if (e.kind() != Kind.UNAVAILABLE) {
        shipAfter(e);
      }
      throw e;
    }
    if (stopping.getAsBoolean()) {
      return false;
    }
    progress.through();
    if (firstFailure != null) {
      TargetFault failure = summary(firstFailure);
      shipAfter(failure);
      throw failure;
    }
    shipLedger();
    return !stopping.getAsBoolean();
  }

  /** What was delivered is proven only with the ledger beside it. */
  private void shipAfter(TargetFault failure) throws IOException {
    try {
      shipLedger();
    } catch (TargetFault e) {
      failure.addSuppressed(e);
    }
  }

  /** Nothing of a ledger that contradicts what the target has gets there. */
  private void shipLedger() throws TargetFault, IOException {
    if (checkpoints != null) {
      checkpoints.compare();
    }
    ledgerCopy.ship();
    if (checkpoints != null && !stopping.getAsBoolean()) {
      checkpoints.ship(ledgerCopy.entries());
    }
    if (ledgerCopy.entries() > 0 && !stopping.getAsBoolean()) {
      accompany(); // a target that lacks nothing gets what is new beside the objects too
    }
    if (checkpoints != null) {
      checkpoints.tellOfDamage();
    }
  }

  private TargetFault summary(TargetFault first) {
    return failures == 1
        ? first
        : new TargetFault(
            first.kind(),
            "%s (and %d more objects could not be delivered)"
                .formatted(first.getMessage(), failures - 1),
            first);
  }

  private void copyAll(long after, long last, Progress progress) throws TargetFault, IOException {
    long at = after;
    for (List<DocumentVersion> batch = lacking(at); !batch.isEmpty(); batch = lacking(at)) {
      for (DocumentVersion version : batch) {
        if (version.seq() > last || stopping.getAsBoolean()) {
          return;
        }
        at = version.seq();
        tryCopy(version, progress);
      }
    }
  }

  private List<DocumentVersion> lacking(long after) throws IOException {
    return cargo.vault().catalog().notOn(opened.ledgerName(), after, BATCH);
  }

  private void tryCopy(DocumentVersion version, Progress progress) throws TargetFault, IOException {
    try {
      accompany();
      copy(version);
      inARow = 0;
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE || e.kind() == Kind.FULL) {
        throw e;
      }
      LOG.warn("{} was not delivered to {}: {}", version.object(), name, e.getMessage());
      failures++;
      firstFailure = firstFailure == null ? e : firstFailure;
      if (e.kind() != Kind.CONTENT_UNREADABLE && ++inARow >= MOST_FAILURES) {
        progress.gaveUpAt(version.seq());
        throw summary(firstFailure);
      }
    }
  }

  private void copy(DocumentVersion version) throws TargetFault, IOException {
    String object = version.object();
    if (onBox(version) || target.stat(object).isEmpty()) {
      target.put(object, local(version));
    }
    String sha256 = readBack(target, object);
    if (!sha256.equals(version.sha256())) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s reads back from %s with SHA-256 %s, expected %s: don't trust this medium, replace it"
              .formatted(object, name, sha256, version.sha256()));
    }
    cargo
        .vault()
        .recordCopy(version.document(), version.version(), opened.ledgerName(), object, sha256);
    listener.on(new DeliveryEvent.Copied(name, version.document(), object));
  }

  /** A box that was rebuilt may lack what is on its targets; there it is only read back. */
  private boolean onBox(DocumentVersion version) {
    try {
      return Files.exists(cargo.vault().object(version.object()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The object on the box, which is checked: a damaged one must not get its name on a target. */
  private Content local(DocumentVersion version) throws TargetFault {
    try {
      Path file = cargo.vault().object(version.object());
      String sha256 = Sha256.of(file);
      if (!sha256.equals(version.sha256())) {
        throw lost(
            version,
            "is damaged on this box (SHA-256 %s, expected %s)".formatted(sha256, version.sha256()),
            null);
      }
      return Content.of(file);
    } catch (NoSuchFileException e) {
      throw lost(version, "is gone from this box", e);
    } catch (IOException | IllegalArgumentException e) {
      throw lost(version, "can't be read on this box (" + e.getMessage() + ")", e);
    }
  }

  private static TargetFault lost(DocumentVersion version, String what, @Nullable Exception cause) {
    String message =
        version.object() + " " + what + ": its copies on other targets are what is left of it";
    return cause == null
        ? new TargetFault(Kind.CONTENT_UNREADABLE, message)
        : new TargetFault(Kind.CONTENT_UNREADABLE, message, cause);
  }

  /** SHA-256 of what a target has under a name. */
  static String readBack(Target target, String object) throws TargetFault {
    try (InputStream in = target.readBack(object)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s can't be read back from %s (%s): its medium may be failing"
              .formatted(object, target, e.getMessage()),
          e);
    }
  }

  private void accompany() throws TargetFault {
    if (accompanied) {
      return;
    }
    for (Map.Entry<String, Content> companion : cargo.companions().entrySet()) {
      try {
        target.put(companion.getKey(), companion.getValue());
      } catch (TargetFault e) {
        if (e.kind() != Kind.NAME_TAKEN) {
          throw e;
        }
        putBeside(companion.getKey(), companion.getValue());
      }
    }
    accompanied = true;
  }

  /** What an earlier version put there stays; this one's gets a name that tells its content. */
  private void putBeside(String companion, Content content) throws TargetFault {
    try (InputStream in = content.open()) {
      String mark = "." + Sha256.of(in).substring(0, MARK_DIGITS);
      int dot = companion.lastIndexOf('.');
      int end = dot > companion.lastIndexOf('/') ? dot : companion.length();
      target.put(companion.substring(0, end) + mark + companion.substring(end), content);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE, companion + " can't be read: " + e.getMessage(), e);
    }
  }
}
