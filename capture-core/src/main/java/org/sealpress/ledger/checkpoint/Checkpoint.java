package org.sealpress.ledger.checkpoint;

import java.util.List;
import org.sealpress.ledger.merkle.Hash;

/**
 * What a ledger was at a time (C2SP tlog-checkpoint).
 *
 * @param origin which ledger
 * @param size how many entries it had
 * @param root the root over them (RFC 6962)
 * @param extensions further lines, which mean nothing here
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  private static final int MOST_DIGITS = 18;

  /** Copies the lines. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
  }

  /** One without further lines. */
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads the text of a checkpoint.
   *
   * @throws CheckpointFault {@link CheckpointFault.Kind#MALFORMED}
   */
  public static Checkpoint parse(String text) throws CheckpointFault {
    List<String> lines = List.of(text.split("\n", -1));
    if (!text.endsWith("\n") || lines.size() < 4) {
      throw CheckpointFault.malformed("no checkpoint: expected lines of origin, size and root");
    }
    List<String> whole = lines.subList(0, lines.size() - 1);
    if (whole.contains("")) {
      throw CheckpointFault.malformed("a checkpoint with an empty line");
    }
    return new Checkpoint(
        whole.get(0), size(whole.get(1)), root(whole.get(2)), whole.subList(3, whole.size()));
  }

  private static long size(String line) throws CheckpointFault {
    if (!line.matches("0|[1-9][0-9]*") || line.length() > MOST_DIGITS) {
      throw CheckpointFault.malformed("a checkpoint whose second line is no number of entries");
    }
    return Long.parseLong(line);
  }

  private static Hash root(String line) throws CheckpointFault {
    try {
      return Hash.ofBase64(line);
    } catch (IllegalArgumentException e) {
      throw new CheckpointFault(
          CheckpointFault.Kind.MALFORMED,
          "a checkpoint whose third line is no hash: " + e.getMessage(),
          e);
    }
  }

  /** The text that is signed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
