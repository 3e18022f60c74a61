package org.sealpress.restore;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.EventJson;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.seal.HolderSignature;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receipt of a drill: one line of canonical JSON (RFC 8785), signed by the key's holder over
 * the same line without {@code signature}. The ledger keeps all of it.
 */
public final class Receipt {
  private static final Logger LOG = LoggerFactory.getLogger(Receipt.class);
  private static final Duration TOLERANCE = Duration.ofHours(24);

  private Receipt() {}

  static Event.Drill sign(Event.Drill drill, OpeningKey key, SecureRandom random) {
    return drill.signed(HolderSignature.sign(key, message(drill), random));
  }

  private static byte[] message(Event.Drill drill) {
    return EventJson.write(drill.signed(""));
  }

  /** The bytes of a receipt, for its file. */
  public static byte[] write(Event.Drill drill) {
    return EventJson.write(drill);
  }

  /**
   * Reads a receipt; its signature is not checked yet.
   *
   * @throws RestoreFault {@link RestoreFault.Kind#NOT_ACCEPTED}
   */
  public static Event.Drill read(byte[] bytes) throws RestoreFault {
    try {
      if (EventJson.read(bytes) instanceof Event.Drill drill) {
        if (!Arrays.equals(write(drill), bytes)) {
          throw refused(
              "it has more in it than a receipt of this version, which nobody has signed");
        }
        return drill;
      }
    } catch (IllegalArgumentException e) {
      throw refused("it is no receipt of a drill (" + e.getMessage() + ")");
    }
    throw refused("it is no receipt of a drill");
  }

  /**
   * Takes a receipt into the ledger.
   *
   * @param recipients whose receipts count
   * @throws RestoreFault {@link RestoreFault.Kind#NOT_ACCEPTED} when it is signed by nobody that is
   *     known, of another ledger, was taken already, is older than the last one or from the future
   */
  public static void accept(
      Event.Drill drill, List<Recipient> recipients, Ledger ledger, Clock clock)
      throws RestoreFault, IOException {
    Recipient signer =
        recipients.stream()
            .filter(each -> each.fingerprint().equals(drill.holder()))
            .findFirst()
            .orElseThrow(
                () ->
                    refused(
                        "its signer (certificate "
                            + drill.holder()
                            + ") is no recipient of this box"));
    if (!HolderSignature.verify(signer, message(drill), drill.signature())) {
      throw refused("it was changed after " + signer.subject() + " signed it, or not signed by it");
    }
    if (!drill.ledger().equals(ledger.id())) {
      throw refused("it is of the ledger " + drill.ledger() + ", and this is " + ledger.id());
    }
    if (!holds(ledger, drill)) {
      throw refused(
          "entry "
              + drill.head()
              + " of the ledger is another one here: the drill saw another ledger, or this one was rolled back");
    }
    if (drill.drilled().isAfter(clock.instant().plus(TOLERANCE))) {
      throw refused("it is dated " + drill.drilled() + ", in the future: set the clocks right");
    }
    Optional<Event.Drill> last = last(ledger, drill.receipt());
    if (last.isPresent() && last.get().receipt().equals(drill.receipt())) {
      throw refused("it was taken already");
    }
    if (last.isPresent() && drill.drilled().isBefore(last.get().drilled())) {
      throw refused(
          "it is of %s, older than the last one (%s)"
              .formatted(drill.drilled(), last.get().drilled()));
    }
    ledger.append(drill);
  }

  private static boolean holds(Ledger ledger, Event.Drill drill) throws IOException {
    if (drill.head() < 0 || drill.head() > ledger.head().seq()) {
      return false;
    }
    try (EntryReader entries = ledger.entries(drill.head())) {
      Optional<Entry> entry = entries.next();
      while (entry.isPresent() && entry.get().seq() < drill.head()) {
        entry = entries.next();
      }
      return entry.isPresent()
          && entry.get().seq() == drill.head()
          && entry.get().hash().equals(drill.hash());
    } catch (LedgerFault e) {
      return false;
    }
  }

  /** The last drill that the ledger knows. */
  public static Optional<Event.Drill> last(Ledger ledger) throws IOException {
    return last(ledger, "");
  }

  /** The same, or the one with this id. */
  private static Optional<Event.Drill> last(Ledger ledger, String id) throws IOException {
    Optional<Event.Drill> last = Optional.empty();
    try (EntryReader entries = ledger.entries(0)) {
      while (true) {
        Optional<Entry> entry = next(entries);
        if (entry.isEmpty()) {
          return last;
        }
        if (entry.get().event() instanceof Event.Drill drill) {
          last = Optional.of(drill);
          if (drill.receipt().equals(id)) {
            return last;
          }
        }
      }
    }
  }

  /** The next one that can be read: that others can't is told by whoever verifies the ledger. */
  private static Optional<Entry> next(EntryReader entries) throws IOException {
    while (true) {
      try {
        return entries.next();
      } catch (LedgerFault e) {
        LOG.debug("passed over: {}", e.getMessage());
      }
    }
  }

  private static RestoreFault refused(String why) {
    return new RestoreFault(
        RestoreFault.Kind.NOT_ACCEPTED, "the receipt is not taken: " + why + "; run a new drill");
  }
}
