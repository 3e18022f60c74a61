package org.sealpress.gate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.child.Garbage;

/**
 * What goes through the pipes of a {@link GateProcess}: a PDF's size, then whatever of it the child
 * wants to read, at last its verdict.
 */
final class GateWire {
  private static final int PDF = 0x53504a31;
  private static final int READ = 0x53505231;
  private static final int BYTES = 0x53504231;
  private static final int UNREADABLE = 0x53505531;
  private static final int VALID = 0x53505631;
  private static final int INVALID = 0x53504931;
  private static final int NOT_CHECKED = 0x53504e31;

  /** More than a document has rules to break, and longer than what is said of one. */
  private static final int MOST_RULES = 1000;

  private static final int LONGEST_TEXT = 10_000;

  /** What the child says. */
  sealed interface Reply {
    /** It wants a part of the PDF. */
    record Read(long at, int length) implements Reply {}

    /** It is done. */
    record Judged(Verdict verdict) implements Reply {}
  }

  private GateWire() {}

  static void writePdf(long length, DataOutputStream out) throws IOException {
    out.writeInt(PDF);
    out.writeLong(length);
    out.flush();
  }

  /** The size of the next PDF. */
  static long readPdf(DataInputStream in) throws IOException {
    expect(PDF, in);
    return in.readLong();
  }

  static void writeRead(long at, int length, DataOutputStream out) throws IOException {
    out.writeInt(READ);
    out.writeLong(at);
    out.writeInt(length);
    out.flush();
  }

  static void writeBytes(byte[] bytes, int length, DataOutputStream out) throws IOException {
    out.writeInt(BYTES);
    out.write(bytes, 0, length);
    out.flush();
  }

  /** What was asked for can't be read. */
  static void writeUnreadable(DataOutputStream out) throws IOException {
    out.writeInt(UNREADABLE);
    out.flush();
  }

  /**
   * Takes what was asked for.
   *
   * @throws IOException when it could not be read, or the pipe is broken
   */
  static void readBytes(byte[] into, int length, DataInputStream in) throws IOException {
    expect(BYTES, in);
    in.readFully(into, 0, length);
  }

  private static void expect(int message, DataInputStream in) throws IOException {
    int got = in.readInt();
    if (got != message) {
      throw new Garbage("expected message %08x, got %08x".formatted(message, got));
    }
  }

  static void writeVerdict(Verdict verdict, DataOutputStream out) throws IOException {
    if (verdict instanceof Verdict.Invalid invalid) {
      out.writeInt(INVALID);
      List<Rule> rules = invalid.broken();
      out.writeInt(rules.size());
      for (Rule rule : rules) {
        out.writeUTF(rule.clause());
        out.writeInt(rule.test());
        out.writeUTF(cut(rule.description()));
      }
    } else if (verdict instanceof Verdict.NotChecked not) {
      out.writeInt(NOT_CHECKED);
      out.writeUTF(cut(not.why()));
    } else {
      out.writeInt(VALID);
    }
    out.flush();
  }

  static Reply readReply(DataInputStream in) throws IOException {
    int message = in.readInt();
    return switch (message) {
      case READ -> new Reply.Read(in.readLong(), in.readInt());
      case VALID -> new Reply.Judged(new Verdict.Valid());
      case INVALID -> new Reply.Judged(new Verdict.Invalid(rules(in)));
      case NOT_CHECKED -> new Reply.Judged(new Verdict.NotChecked(in.readUTF()));
      default -> throw new Garbage("message %08x is none".formatted(message));
    };
  }

  private static List<Rule> rules(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_RULES) {
      throw new Garbage("expected at most " + MOST_RULES + " rules, got " + count);
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(new Rule(in.readUTF(), in.readInt(), in.readUTF()));
    }
    return rules;
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }
}
