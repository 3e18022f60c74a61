package org.sealpress.gate;

import java.io.IOException;
import java.util.Arrays;
import org.sealpress.child.ChildProcess;
import org.sealpress.child.Garbage;

/** What is said with a child about one PDF: it asks for parts of it until it knows. */
final class GateTalk {
  private final PdfBytes pdf;
  private final ChildProcess child;
  private final byte[] part = new byte[Blocks.BLOCK];

  GateTalk(PdfBytes pdf, ChildProcess child) {
    this.pdf = pdf;
    this.child = child;
  }

  /**
   * Has it judged.
   *
   * @throws IOException when the child is of no more use
   */
  Verdict verdict() throws IOException {
    long length;
    try {
      length = pdf.length();
    } catch (IOException e) {
      return new Verdict.NotChecked("it could not be read back");
    }
    try {
      GateWire.writePdf(length, child.out());
      while (true) {
        GateWire.Reply reply = GateWire.readReply(child.in());
        if (reply instanceof GateWire.Reply.Judged judged) {
          return judged.verdict();
        }
        give((GateWire.Reply.Read) reply, length);
      }
    } finally {
      Arrays.fill(part, (byte) 0);
    }
  }

  private void give(GateWire.Reply.Read wanted, long length) throws IOException {
    boolean there =
        wanted.length() >= 0
            && wanted.length() <= part.length
            && wanted.at() >= 0
            && wanted.at() <= length - wanted.length();
    if (!there) {
      throw new Garbage("it asked for what there is not: " + wanted);
    }
    try {
      pdf.read(wanted.at(), part, wanted.length());
    } catch (IOException | RuntimeException e) {
      GateWire.writeUnreadable(child.out());
      return;
    }
    GateWire.writeBytes(part, wanted.length(), child.out());
  }
}
