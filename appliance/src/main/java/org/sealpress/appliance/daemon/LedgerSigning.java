package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Notary;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.SealFault;

/**
 * Who signs the ledger. When nothing can be signed the ledger goes on, unsigned, until a person has
 * acted.
 *
 * @param notary signs checkpoints; empty when nothing can be signed, also when there is a key
 * @param stamps has the time put on checkpoints; not started yet
 * @param notSigned why there is no notary
 */
record LedgerSigning(
    Optional<LedgerKey> key,
    Optional<Notary> notary,
    Optional<CheckpointStamps> stamps,
    Optional<String> notSigned) {

  /** Name of the ledger's key among systemd's credentials. */
  private static final String LEDGER_KEY = "ledger.key.pem";

  /** Opens the key, and then what signs with it. Why that can't be is told on the board. */
  static LedgerSigning open(Run run, Archive archive, Board board) {
    Optional<CheckpointStamps> stamps = archive.authority().map(CheckpointStamps::new);
    Optional<LedgerKey> key = Optional.empty();
    try {
      key = Optional.of(key(run, archive));
      CheckpointListener listener =
          stamps.<CheckpointListener>map(each -> each).orElse(CheckpointListener.NONE);
      Notary notary =
          run.opened(Notary.open(archive.ledger(), archive.data().folder(), key.get(), listener));
      board.warn(notary.problems());
      return new LedgerSigning(key, Optional.of(notary), stamps, Optional.empty());
    } catch (SealFault | IOException e) {
      String why = "The ledger is not signed: " + e.getMessage();
      board.warn(List.of(why));
      return new LedgerSigning(key, Optional.empty(), stamps, Optional.of(why));
    }
  }

  private static LedgerKey key(Run run, Archive archive) throws SealFault, IOException {
    LedgerKey key = run.opened(open(archive.data(), run.random()));
    Notary.tellOfKey(archive.ledger(), archive.data().folder(), key);
    return key;
  }

  /** The key of a box, made when there is none yet. */
  static LedgerKey open(DataFolder data, SecureRandom random) throws SealFault, IOException {
    Path file = Credentials.of(Credentials.folder(), LEDGER_KEY, data.ledgerKey());
    return LedgerKey.open(file, random);
  }

  /** Why nothing is signed now; empty when all is well. */
  Optional<String> refusal() {
    return notary.isPresent() ? notary.get().refusal() : notSigned;
  }
}
