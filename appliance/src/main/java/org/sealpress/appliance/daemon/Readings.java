package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.web.ReadingBox;
import org.sealpress.delivery.Borrowed;
import org.sealpress.delivery.Delivery;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.Prover;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.Recipients;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sealed objects, and what the ledger says of them, for who has a key. */
final class Readings implements ReadingBox {
  private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

  private final String box;
  private final DataFolder data;
  private final Recipients recipients;
  private final Ledger ledger;
  private final Vault vault;
  private final Optional<Notary> notary;
  private final Delivery delivery;
  private final DrillChoice choice;

  /**
   * For readers.
   *
   * @param box the box's name
   * @param notary who signs the ledger, if anybody does
   * @param delivery lends what has left the box
   */
  Readings(
      String box,
      DataFolder data,
      Recipients recipients,
      Ledger ledger,
      Vault vault,
      Optional<Notary> notary,
      Delivery delivery,
      SecureRandom random) {
    this.box = box;
    this.data = data;
    this.recipients = recipients;
    this.ledger = ledger;
    this.vault = vault;
    this.notary = notary;
    this.delivery = delivery;
    this.choice = new DrillChoice(vault.catalog(), this::recipientsOf, random);
  }

  @Override
  public JsonObject holders() {
    JsonArray holders = new JsonArray();
    for (Recipient each : recipients.all()) {
      holders.add(
          new JsonObject()
              .put("fingerprint", each.fingerprint())
              .put("holder", each.holder())
              .put(
                  "key",
                  Base64.getEncoder()
                      .encodeToString(each.certificate().getPublicKey().getEncoded())));
    }
    return new JsonObject()
        .put("box", box)
        .put("ledger", ledger.id())
        .put("holders", holders)
        .put("ledgerKeys", new JsonArray(keys().stream().map(VerifierKey::toString).toList()));
  }

  private List<VerifierKey> keys() {
    return notary.map(Notary::keys).orElse(List.of());
  }

  @Override
  public Optional<JsonObject> facts(String document, int version) throws IOException {
    Optional<DocumentVersion> found = vault.catalog().find(document, version);
    return found.isEmpty() ? Optional.empty() : Optional.of(facts(found.get()));
  }

  private JsonObject facts(DocumentVersion version) throws IOException {
    JsonObject facts =
        new JsonObject()
            .put("document", version.document())
            .put("version", version.version())
            .put("class", version.documentClass())
            .put("pages", version.pages())
            .put("sealed", version.sealed().toString())
            .put("size", version.size())
            .put("sha256", version.sha256())
            .put("plainSha256", version.plainSha256())
            .put("entry", version.seq())
            .put("recipients", new JsonArray(recipientsOf(version)));
    proof(version.seq()).ifPresent(proof -> facts.put("proof", proof));
    return facts;
  }

  /** Fingerprints of the certificates that a version is sealed for; none when it is not known. */
  private List<String> recipientsOf(DocumentVersion version) throws IOException {
    try {
      return ledger.entry(version.seq()).map(Entry::event).stream()
          .filter(Event.Sealed.class::isInstance)
          .flatMap(each -> ((Event.Sealed) each).recipients().stream())
          .toList();
    } catch (LedgerFault e) {
      LOG.warn("for whom {} is sealed is not known: {}", version.object(), e.getMessage());
      return List.of();
    }
  }

  /** None when nothing is signed, or not yet, or is not what was signed: that is told elsewhere. */
  private Optional<String> proof(long seq) throws IOException {
    if (notary.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] proof =
          new Prover(
                  data.ledger(),
                  data.folder().resolve(Notary.TREE),
                  notary.get().store(),
                  notary.get().keys())
              .prove(seq)
              .write();
      return Optional.of(new String(proof, StandardCharsets.UTF_8));
    } catch (LedgerFault | CheckpointFault e) {
      LOG.debug("entry {} is not proven: {}", seq, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<Fetched> object(String document, int version) throws IOException {
    Optional<DocumentVersion> found = vault.catalog().find(document, version);
    return found.isEmpty() ? Optional.empty() : Optional.of(fetch(found.get()));
  }

  private Fetched fetch(DocumentVersion version) throws IOException {
    Path file = vault.object(version.object());
    if (Files.exists(file)) {
      return new Fetched.Here(file, () -> {});
    }
    Optional<Borrowed> borrowed = delivery.borrow(version);
    return borrowed.isPresent()
        ? new Fetched.Here(borrowed.get().file().toAbsolutePath(), borrowed.get())
        : new Fetched.Away(
            "this document is not on the box any more, and no target that has it can be reached:"
                + " put a drive in that has it, or wait for the remote, and try again");
  }

  @Override
  public JsonObject drill(String holder, int sample) throws IOException {
    Head head = ledger.head();
    JsonArray documents = new JsonArray();
    for (DocumentVersion each : choice.of(holder, sample)) {
      documents.add(
          new JsonObject()
              .put("document", each.document())
              .put("version", each.version())
              .put("size", each.size()));
    }
    return new JsonObject()
        .put("source", box)
        .put("ledger", head.ledger())
        .put("head", head.seq())
        .put("hash", head.hash())
        .put("documents", documents);
  }
}
