package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Segment;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.Counts;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round to one target. */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int BATCH = 100;
  private static final String LEDGER = "ledger/";

  private final Vault vault;
  private final Ledger ledger;
  private final Map<String, Content> companions;
  private final DeliveryListener listener;

  /**
   * A courier.
   *
   * @param companions what lies beside the objects on every target, by name: how to get everything
   *     back, the certificates
   */
  Courier(Vault vault, Ledger ledger, Map<String, Content> companions, DeliveryListener listener) {
    this.vault = vault;
    this.ledger = ledger;
    this.companions = companions;
    this.listener = listener;
  }

  /** How many objects a target lacks. */
  long waiting(String target) throws IOException {
    Counts counts = vault.catalog().counts();
    return counts.versions() - counts.copies().getOrDefault(target, 0L);
  }

  /**
   * Gives a target all it lacks.
   *
   * @param name of the destination, for events
   * @throws TargetFault of the target, or of an object that the box itself has lost; then the
   *     others were delivered all the same
   */
  void deliver(String name, Opened opened) throws TargetFault, IOException {
    String ledgerName = opened.ledgerName();
    Target target = opened.target();
    long after = -1;
    TargetFault failed = null;
    for (List<DocumentVersion> batch = vault.catalog().notOn(ledgerName, after, BATCH);
        !batch.isEmpty();
        batch = vault.catalog().notOn(ledgerName, after, BATCH)) {
      if (after < 0) {
        accompany(target);
      }
      for (DocumentVersion version : batch) {
        after = version.seq();
        try {
          copy(name, opened, version);
        } catch (TargetFault e) {
          if (!isOfOneObject(e.kind())) {
            throw e;
          }
          failed = e;
        }
      }
    }
    shipLedger(target);
    if (failed != null) {
      throw failed;
    }
  }

  private static boolean isOfOneObject(Kind kind) {
    return kind == Kind.CONTENT_UNREADABLE || kind == Kind.NAME_TAKEN || kind == Kind.NOT_FOUND;
  }

  private void copy(String name, Opened opened, DocumentVersion version)
      throws TargetFault, IOException {
    String object = version.object();
    opened.target().put(object, local(version));
    String sha256 = readBack(opened.target(), object);
    if (!sha256.equals(version.sha256())) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s reads back from %s with SHA-256 %s, expected %s: its medium or the box's is failing;"
                  .formatted(object, name, sha256, version.sha256())
              + " replace it");
    }
    vault.recordCopy(version.document(), version.version(), opened.ledgerName(), object, sha256);
    listener.on(new DeliveryEvent.Copied(name, version.document(), object));
  }

  private Content local(DocumentVersion version) throws TargetFault, IOException {
    Path file = vault.object(version.object());
    if (!Files.exists(file)) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE,
          file + " is gone from this box; its copies on other targets are what is left of it");
    }
    return Content.of(file);
  }

  private static String readBack(Target target, String object) throws TargetFault, IOException {
    try (InputStream in = target.readBack(object)) {
      return Sha256.of(in);
    }
  }

  private void accompany(Target target) throws TargetFault {
    for (Map.Entry<String, Content> companion : companions.entrySet()) {
      try {
        target.put(companion.getKey(), companion.getValue());
      } catch (TargetFault e) {
        if (e.kind() != Kind.NAME_TAKEN) {
          throw e;
        }
        LOG.info("{} on {} is of an earlier version and stays", companion.getKey(), target);
      }
    }
  }

  private void shipLedger(Target target) throws TargetFault, IOException {
    ledger.cut();
    Set<String> there = new HashSet<>();
    for (Stat stat : target.list("ledger")) {
      there.add(stat.name());
    }
    for (Segment segment : ledger.segments()) {
      if (!there.contains(LEDGER + segment.name())) {
        target.put(LEDGER + segment.name(), Content.of(segment.file()));
      }
    }
  }
}
