package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Recipient;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For whom documents are sealed, by the ledger and the certificates that lie beside the objects,
 * and whether a key is of one of those. Either may have been changed: what it says is a reason to
 * look more closely, and none to leave out a document that can be opened.
 */
final class Audience {
  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
  private static final String FOLDER = "recipients";

  /** Instead of an object's name, which can be one that no file of this computer can have. */
  private static final Path ORIGIN = Path.of(FOLDER);

  private static final int LARGEST = 1 << 20;
  private static final int DIGITS = 12;

  /** All certificates that lie there, by fingerprint. */
  private final Map<String, Recipient> certificates;

  private final Optional<Recipient> holder;
  private final Set<String> own;

  private Audience(Map<String, Recipient> certificates, OpeningKey key) throws IOException {
    this.certificates = certificates;
    Map<String, Recipient> mine = new LinkedHashMap<>();
    key.owner(List.of()).ifPresent(each -> mine.put(each.fingerprint(), each));
    certificates.forEach(
        (fingerprint, each) -> {
          if (key.isOf(each)) {
            mine.putIfAbsent(fingerprint, each);
          }
        });
    this.holder = mine.values().stream().findFirst();
    this.own = mine.keySet();
  }

  /** Reads what lies in some places; a certificate that can't be read is passed over. */
  static Audience of(List<Source> sources, OpeningKey key) throws IOException {
    Map<String, Recipient> certificates = new LinkedHashMap<>();
    for (Source source : sources) {
      for (Stat stat : files(source)) {
        read(source, stat.name())
            .map(content -> Recipient.readable(content, ORIGIN))
            .orElse(List.of())
            .forEach(each -> certificates.putIfAbsent(each.fingerprint(), each));
      }
    }
    return new Audience(certificates, key);
  }

  private static List<Stat> files(Source source) {
    try {
      return source.target().list(FOLDER);
    } catch (TargetFault e) {
      LOG.debug("no certificates from {}: {}", source.name(), e.getMessage());
      return List.of();
    }
  }

  private static Optional<byte[]> read(Source source, String object) throws IOException {
    try (InputStream in = new TargetStream(source.target().open(object))) {
      return Optional.of(in.readNBytes(LARGEST));
    } catch (TargetFault | TargetStream.Unreadable e) {
      LOG.debug("{} can't be read from {}: {}", object, source.name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Whose key it is; empty when there is no certificate of it, neither with it nor there. */
  Optional<Recipient> holder() {
    return holder;
  }

  /** Whether the key is surely of a recipient of a document, or nobody can tell whose it is. */
  boolean includes(Known known) {
    List<String> recipients = known.sealed().recipients();
    return recipients.isEmpty() || recipients.stream().anyMatch(own::contains);
  }

  /**
   * Whether a document is sealed for others only. A recipient whose certificate is nowhere may be
   * the holder of a key of which there is no certificate either.
   */
  boolean excludes(Known known) {
    List<String> recipients = known.sealed().recipients();
    return !recipients.isEmpty()
        && recipients.stream()
            .allMatch(
                each -> !own.contains(each) && (!own.isEmpty() || certificates.containsKey(each)));
  }

  /** For people: those for whom documents are sealed, each once. */
  String recipientsOf(Collection<Known> documents) {
    return documents.stream()
        .flatMap(known -> known.sealed().recipients().stream())
        .distinct()
        .map(this::named)
        .collect(Collectors.joining(", "));
  }

  private String named(String fingerprint) {
    Recipient known = certificates.get(fingerprint);
    String start = fingerprint.substring(0, Math.min(DIGITS, fingerprint.length()));
    return known == null
        ? "the certificate " + start + ", which is not here"
        : known.subject() + " (certificate " + start + ")";
  }
}
