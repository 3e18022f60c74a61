package org.sealpress.ledger.checkpoint;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** One signature line of a note: {@code — NAME base64(id || signature)}. */
final class NoteSignature {
  private static final String DASH = "\u2014 ";

  private final String name;
  private final byte[] id;
  private final byte[] signature;

  NoteSignature(String name, byte[] id, byte[] signature) {
    this.name = name;
    this.id = id;
    this.signature = signature;
  }

  static NoteSignature parse(String line) throws CheckpointFault {
    int space = line.lastIndexOf(' ');
    if (line.startsWith(DASH) && space >= DASH.length()) {
      String name = line.substring(DASH.length(), space);
      String base64 = line.substring(space + 1);
      try {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (VerifierKey.isName(name)
            && bytes.length > VerifierKey.ID_BYTES
            && Base64.getEncoder().encodeToString(bytes).equals(base64)) {
          return new NoteSignature(
              name,
              Arrays.copyOf(bytes, VerifierKey.ID_BYTES),
              Arrays.copyOfRange(bytes, VerifierKey.ID_BYTES, bytes.length));
        }
      } catch (IllegalArgumentException e) {
        throw new CheckpointFault(
            CheckpointFault.Kind.MALFORMED, "a signature line is not base64", e);
      }
    }
    throw CheckpointFault.malformed("a signature line is not in the form \"\u2014 NAME BASE64\"");
  }

  boolean claims(VerifierKey key) {
    return name.equals(key.name()) && Arrays.equals(id, key.idBytes());
  }

  byte[] signature() {
    return signature;
  }

  /** For people: who claims to have signed. */
  String describe() {
    return name + "+" + HexFormat.of().formatHex(id);
  }

  String line() {
    byte[] all = Arrays.copyOf(id, id.length + signature.length);
    System.arraycopy(signature, 0, all, id.length, signature.length);
    return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
  }
}
