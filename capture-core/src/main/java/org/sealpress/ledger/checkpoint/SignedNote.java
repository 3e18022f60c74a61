package org.sealpress.ledger.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text with signatures under it (C2SP signed-note). What it says is given out only to who names a
 * key that has signed it.
 */
public final class SignedNote {
  /** The longest note that is read: bounds memory; 16 post-quantum signatures fit. */
  public static final int MOST_BYTES = 128 * 1024;

  private static final int MOST_SIGNATURES = 100;
  private static final String BREAK = "\n\n";

  private final String text;
  private final List<NoteSignature> signatures;

  private SignedNote(String text, List<NoteSignature> signatures) {
    this.text = text;
    this.signatures = signatures;
  }

  static SignedNote of(String text, VerifierKey key, byte[] signature) {
    if (!text.endsWith("\n") || hasControls(text)) {
      throw new IllegalArgumentException("a note is lines of text");
    }
    return new SignedNote(text, List.of(new NoteSignature(key.name(), key.idBytes(), signature)));
  }

  /**
   * Reads a note and checks its form, not its signatures.
   *
   * @throws CheckpointFault {@link CheckpointFault.Kind#MALFORMED}
   */
  public static SignedNote parse(byte[] bytes) throws CheckpointFault {
    if (bytes.length > MOST_BYTES) {
      throw CheckpointFault.malformed(
          "a note of more than " + MOST_BYTES + " bytes, which none of ours has");
    }
    String note = decode(bytes);
    int end = note.lastIndexOf(BREAK);
    if (end < 0 || !note.endsWith("\n") || hasControls(note)) {
      throw CheckpointFault.malformed(
          "no signed note: expected lines of text, an empty line, and signature lines");
    }
    String lines = note.substring(end + BREAK.length());
    if (lines.isEmpty()) {
      throw CheckpointFault.malformed("a note without a signature");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
      if (signatures.size() == MOST_SIGNATURES) {
        throw CheckpointFault.malformed("a note with more than " + MOST_SIGNATURES + " signatures");
      }
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, end + 1), signatures);
  }

  private static String decode(byte[] bytes) throws CheckpointFault {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new CheckpointFault(CheckpointFault.Kind.MALFORMED, "a note that is not UTF-8", e);
    }
  }

  private static boolean hasControls(String note) {
    return note.chars().anyMatch(c -> c < ' ' && c != '\n');
  }

  /**
   * The text, when one of these keys has signed it.
   *
   * @throws CheckpointFault {@link CheckpointFault.Kind#UNKNOWN_KEY} names who claims to have
   *     signed; {@link CheckpointFault.Kind#BAD_SIGNATURE} when a signature of one of the keys is
   *     none, even if that of another is good
   */
  public Opened open(List<VerifierKey> keys) throws CheckpointFault {
    VerifierKey signer = null;
    for (NoteSignature signature : signatures) {
      Optional<VerifierKey> key = keys.stream().filter(signature::claims).findFirst();
      if (key.isPresent()) {
        if (!key.get().hasSigned(text.getBytes(StandardCharsets.UTF_8), signature.signature())) {
          throw new CheckpointFault(
              CheckpointFault.Kind.BAD_SIGNATURE,
              "the signature of "
                  + signature.describe()
                  + " is not of this text: it was changed after it was signed");
        }
        signer = signer == null ? key.get() : signer;
      }
    }
    if (signer == null) {
      throw new CheckpointFault(
          CheckpointFault.Kind.UNKNOWN_KEY,
          "it is signed by "
              + signatures.stream()
                  .map(NoteSignature::describe)
                  .limit(3)
                  .collect(Collectors.joining(", "))
              + ", expected "
              + (keys.isEmpty()
                  ? "a known key"
                  : keys.stream()
                      .map(key -> key.name() + "+" + key.id())
                      .limit(3)
                      .collect(Collectors.joining(" or "))));
    }
    return new Opened(text, signer);
  }

  /**
   * A text and who has signed it.
   *
   * @param signer the first of the known keys
   */
  public record Opened(String text, VerifierKey signer) {}

  /** What a key has signed, when it is one of those that have. */
  byte[] signatureOf(VerifierKey key) throws CheckpointFault {
    return signatures.stream()
        .filter(each -> each.claims(key))
        .findFirst()
        .orElseThrow(
            () -> CheckpointFault.malformed("a note that " + key.name() + " has not signed"))
        .signature()
        .clone();
  }

  /** As it is stored. */
  public byte[] bytes() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString().getBytes(StandardCharsets.UTF_8);
  }
}
