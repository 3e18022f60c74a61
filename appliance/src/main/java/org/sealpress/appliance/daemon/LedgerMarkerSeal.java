package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.LedgerSignature;
import org.sealpress.target.Content;
import org.sealpress.target.drive.MarkerSeal;

/** Markers of drives are signed with the ledger's key; what former keys signed is still good. */
final class LedgerMarkerSeal implements MarkerSeal {
  private final String origin;
  private final Optional<LedgerKey> key;
  private final List<VerifierKey> known;

  private LedgerMarkerSeal(String origin, Optional<LedgerKey> key, List<VerifierKey> known) {
    this.origin = origin;
    this.key = key;
    this.known = known;
  }

  /**
   * The seal of a box.
   *
   * @param data where the public keys of former keys are, beside the checkpoints
   * @param key the present one; empty when it can't be used. Stays the caller's to close
   */
  static LedgerMarkerSeal of(Ledger ledger, Path data, Optional<LedgerKey> key) throws IOException {
    String origin = Notary.origin(ledger);
    List<VerifierKey> known = new ArrayList<>();
    key.ifPresent(present -> known.add(VerifierKey.of(origin, present.publicKey())));
    LedgerKeys.in(data.resolve(CheckpointStore.FOLDER)).stream()
        .filter(each -> each.name().equals(origin) && !known.contains(each))
        .forEach(known::add);
    return new LedgerMarkerSeal(origin, key, List.copyOf(known));
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Signature sign(byte[] text) throws IOException {
    if (key.isEmpty()) {
      throw new IOException(
          "the ledger's key of this box can't be used, so nothing can be signed; see the status");
    }
    VerifierKey present = VerifierKey.of(origin, key.get().publicKey());
    return Signature.of(present.id(), key.get().sign(text));
  }

  @Override
  public boolean verify(byte[] text, Signature signature) {
    return known.stream()
        .filter(each -> each.id().equals(signature.key()))
        .anyMatch(each -> LedgerSignature.verifies(each.publicKey(), text, signature.bytes()));
  }

  /** The public keys for a drive, by name there, so that anybody can verify its marker. */
  Map<String, Content> companions() {
    Map<String, Content> all = new LinkedHashMap<>();
    for (VerifierKey each : known) {
      String folder = CheckpointStore.FOLDER + "/";
      all.put(folder + LedgerKeys.fileName(each), Content.of(LedgerKeys.content(each)));
      all.put(folder + LedgerKeys.pemName(each), Content.of(LedgerKeys.pem(each)));
    }
    return all;
  }
}
