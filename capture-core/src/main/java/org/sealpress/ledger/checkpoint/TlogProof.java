package org.sealpress.ledger.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sealpress.ledger.merkle.Hash;
import org.sealpress.ledger.merkle.InclusionProof;
import org.sealpress.ledger.merkle.TreeHasher;

/**
 * The proof that an entry is in a ledger, as one text that needs nothing else but the key (C2SP
 * tlog-proof, version 1). The entry's line is its extra data.
 */
public final class TlogProof {
  /** What a file with one should end with. */
  public static final String EXTENSION = ".tlog-proof";

  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int MOST_ENTRY = 64 * 1024;
  private static final int MOST_BYTES = SignedNote.MOST_BYTES + 2 * MOST_ENTRY;
  private static final int MOST_PATH = 63;

  private final long index;
  private final List<Hash> path;
  private final byte[] entry;
  private final byte[] checkpoint;

  /**
   * A proof.
   *
   * @param index the entry's number, from 0
   * @param path hashes from the leaf up
   * @param entry the entry's line without its newline
   * @param checkpoint the signed note
   */
  public TlogProof(long index, List<Hash> path, byte[] entry, byte[] checkpoint) {
    this.index = index;
    this.path = List.copyOf(path);
    this.entry = entry.clone();
    this.checkpoint = checkpoint.clone();
  }

  /** The entry's number, from 0. */
  public long index() {
    return index;
  }

  /** The hashes, from the leaf up. */
  public List<Hash> path() {
    return path;
  }

  /** The entry's line without its newline. Nothing is known of it before {@link #check}. */
  public byte[] entry() {
    return entry.clone();
  }

  /** The signed note. */
  public byte[] checkpoint() {
    return checkpoint.clone();
  }

  /** As a file. */
  public byte[] write() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append(EXTRA).append(Base64.getEncoder().encodeToString(entry)).append('\n');
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    byte[] head = text.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + checkpoint.length);
    System.arraycopy(checkpoint, 0, all, head.length, checkpoint.length);
    return all;
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointFault {@link CheckpointFault.Kind#MALFORMED}
   */
  public static TlogProof parse(byte[] file) throws CheckpointFault {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    if (file.length > MOST_BYTES || !text.startsWith(FIRST_LINE + "\n") || end < 0) {
      throw CheckpointFault.malformed(
          "no proof: expected \"" + FIRST_LINE + "\" in its first line, and a checkpoint");
    }
    List<String> lines = List.of(text.substring(0, end).split("\n", -1));
    if (lines.size() < 3 || !lines.get(1).startsWith(EXTRA) || !lines.get(2).startsWith(INDEX)) {
      throw CheckpointFault.malformed(
          "a proof without lines of \"extra\", which has the entry, and \"index\"");
    }
    try {
      return new TlogProof(
          index(lines.get(2).substring(INDEX.length())),
          path(lines.subList(3, lines.size())),
          entry(lines.get(1).substring(EXTRA.length())),
          Arrays.copyOfRange(file, end + 2, file.length));
    } catch (IllegalArgumentException e) {
      throw new CheckpointFault(
          CheckpointFault.Kind.MALFORMED, "a damaged proof: " + e.getMessage(), e);
    }
  }

  private static long index(String digits) {
    if (!digits.matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("the index is no number");
    }
    return Long.parseLong(digits);
  }

  private static List<Hash> path(List<String> lines) {
    if (lines.size() > MOST_PATH) {
      throw new IllegalArgumentException("more hashes than any ledger needs");
    }
    List<Hash> path = new ArrayList<>();
    lines.forEach(line -> path.add(Hash.ofBase64(line)));
    return path;
  }

  private static byte[] entry(String base64) {
    byte[] entry = Base64.getDecoder().decode(base64);
    if (entry.length > MOST_ENTRY || !Base64.getEncoder().encodeToString(entry).equals(base64)) {
      throw new IllegalArgumentException("the entry is too long, or not in canonical base64");
    }
    return entry;
  }

  /**
   * The checkpoint, when it is signed by one of the keys and its root is over the entry.
   *
   * @throws CheckpointFault {@link CheckpointFault.Kind#NOT_PROVEN}, or as {@link
   *     SignedCheckpoint#read}
   */
  public SignedCheckpoint check(List<VerifierKey> keys) throws CheckpointFault {
    SignedCheckpoint signed = SignedCheckpoint.read(checkpoint, keys);
    Checkpoint made = signed.checkpoint();
    if (!new InclusionProof(index, made.size(), path)
        .proves(new TreeHasher().leaf(entry), made.root())) {
      throw new CheckpointFault(
          CheckpointFault.Kind.NOT_PROVEN,
          "the entry is not the one with the number "
              + index
              + " of the "
              + made.size()
              + " that were signed: entry or proof was changed");
    }
    return signed;
  }
}
