package org.sealpress.ledger.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;
import org.sealpress.fuzz.SeededRandom;
import org.sealpress.ledger.merkle.Hash;
import org.sealpress.ledger.merkle.TreeHasher;
import org.sealpress.seal.LedgerKey;

/**
 * A signed checkpoint: CheckpointFault, or a note that is written as exactly these bytes; and what
 * opens with the key says what was signed with it.
 */
public final class CheckpointFuzz implements FuzzTarget {
  static final String ORIGIN = "sealpress/front-desk";

  private final Checkpoint signed;
  private final VerifierKey key;
  private final byte[] note;

  /** Signs one. */
  public CheckpointFuzz() throws Exception {
    Path work = Scratch.folder();
    Hash root = new TreeHasher().leaf("an entry".getBytes(UTF_8));
    signed = new Checkpoint(ORIGIN, 1, root, List.of("an extension é"));
    try (LedgerKey ledgerKey = LedgerKey.open(work.resolve("key"), SeededRandom.of(3))) {
      NoteSigner signer = new NoteSigner(ORIGIN, ledgerKey);
      key = signer.verifierKey();
      note = SignedCheckpoint.sign(signed, signer).note();
    }
  }

  @Override
  public List<byte[]> seeds() {
    String text = new String(note, UTF_8);
    String signature = text.substring(text.lastIndexOf("\n\n") + 2);
    String other = signature.replace(ORIGIN, "witness.example/w");
    return List.of(note, (text + other + signature).getBytes(UTF_8), signed.text().getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    try {
      assertArrayEquals(input, SignedNote.parse(input).bytes());
      assertEquals(signed, SignedCheckpoint.read(input, List.of(key)).checkpoint());
    } catch (CheckpointFault e) {
      assertFalse(e.getMessage().isBlank());
    }
    String text = new String(input, UTF_8);
    try {
      assertEquals(text, Checkpoint.parse(text).text());
    } catch (CheckpointFault e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
