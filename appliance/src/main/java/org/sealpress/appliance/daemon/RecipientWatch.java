package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.patrol.Patrol;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.StrayKeys;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in the ledger who can open what is sealed, whenever that changes or a certificate's time
 * ends, and tells what a person should do about it. Looks every hour: a box runs for months.
 */
final class RecipientWatch extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(RecipientWatch.class);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
  private static final int DIGITS = 12;

  private final Recipients recipients;
  private final Collection<Path> folders;
  private final Vault vault;
  private final Ledger ledger;
  private final Board board;

  /**
   * A watch.
   *
   * @param folders where no private key may lie
   */
  RecipientWatch(
      Recipients recipients, Collection<Path> folders, Vault vault, Ledger ledger, Board board) {
    super("recipients", PAUSE, PAUSE, LONGEST_GOODBYE);
    this.recipients = recipients;
    this.folders = List.copyOf(folders);
    this.vault = vault;
    this.ledger = ledger;
    this.board = board;
  }

  /** One for a box that {@link #start} begins. */
  static RecipientWatch of(Run run, Archive archive, Board board) {
    Recipients recipients = archive.recipients();
    return new RecipientWatch(
        recipients,
        folders(run.file().path(), run.config().data(), recipients),
        archive.vault(),
        archive.ledger(),
        board);
  }

  /** Records and tells what is new. What changed since the box last ran is told until it ends. */
  void look() throws IOException {
    List<String> now = recipients.fingerprints();
    List<String> expired =
        recipients.all().stream()
            .filter(recipients::isExpired)
            .map(Recipient::fingerprint)
            .toList();
    Optional<Event.Recipients> known = vault.catalog().recipients();
    List<String> before = known.map(Event.Recipients::fingerprints).orElse(List.of());
    List<String> added = now.stream().filter(each -> !before.contains(each)).toList();
    List<String> removed = before.stream().filter(each -> !now.contains(each)).toList();
    boolean same = known.map(Event.Recipients::expired).orElse(List.of()).equals(expired);
    if (!added.isEmpty() || !removed.isEmpty() || !same) {
      ledger.append(new Event.Recipients(now, added, removed, expired));
    }
    if (known.isPresent()) {
      board.warn(changes(added, removed));
    }
    List<String> warnings = new ArrayList<>(recipients.warnings());
    warnings.addAll(StrayKeys.warnings(folders, recipients));
    board.recipients(warnings);
  }

  private List<String> changes(List<String> added, List<String> removed) {
    List<String> changes = new ArrayList<>();
    for (Recipient each : recipients.all()) {
      if (added.contains(each.fingerprint())) {
        changes.add(
            "new recipient: from now on documents are sealed for %s (certificate %s, %s) too; those"
                    .formatted(each.subject(), start(each.fingerprint()), each.file())
                + " sealed before are not");
      }
    }
    for (String each : removed) {
      changes.add(
          "recipient removed: what is sealed from now on can't be opened with the key of the"
              + " certificate %s; keep that key for what was sealed before".formatted(start(each)));
    }
    return changes;
  }

  private static String start(String fingerprint) {
    return fingerprint.substring(0, Math.min(DIGITS, fingerprint.length()));
  }

  /** All of a box's folders in which a private key might have been put by mistake. */
  static Set<Path> folders(Path config, Path data, Recipients recipients) {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(data);
    folders.add(parent(config));
    recipients.all().forEach(each -> folders.add(parent(each.file())));
    return folders;
  }

  private static Path parent(Path file) {
    return file.toAbsolutePath().resolveSibling("").normalize();
  }

  @Override
  protected void round() {
    try {
      look();
    } catch (IOException | RuntimeException e) {
      LOG.warn("recipients can't be looked at, they are again in an hour: {}", e.getMessage(), e);
    }
  }
}
