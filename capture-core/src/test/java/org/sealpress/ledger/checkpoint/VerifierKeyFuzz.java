package org.sealpress.ledger.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.sealpress.fuzz.FuzzTarget;

/** A verifier key as text: CheckpointFault, or a key that is written as exactly this text. */
public final class VerifierKeyFuzz implements FuzzTarget {

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".getBytes(UTF_8),
        "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    String text = new String(input, UTF_8);
    try {
      VerifierKey key = VerifierKey.parse(text);
      assertEquals(text, key.toString());
      key.hasSigned(input, new byte[64]);
    } catch (CheckpointFault e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }
}
