package org.sealpress.ledger.checkpoint;

import java.nio.charset.StandardCharsets;
import org.sealpress.seal.LedgerKey;

/** Signs notes under a name. The key stays its owner's to close. */
public final class NoteSigner {
  private final VerifierKey verifierKey;
  private final LedgerKey key;

  /** A signer. */
  public NoteSigner(String name, LedgerKey key) {
    this.verifierKey = VerifierKey.of(name, key.publicKey());
    this.key = key;
  }

  /** With which others verify. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** The signed note of a text, which ends in a newline. */
  public SignedNote sign(String text) {
    return SignedNote.of(text, verifierKey, key.sign(text.getBytes(StandardCharsets.UTF_8)));
  }
}
