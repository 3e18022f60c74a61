package org.sealpress.gate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.sealpress.child.ParentPipes;

/** The child of a {@link GateProcess}: judges PDF after PDF until its input ends. */
public final class GateChild {
  private GateChild() {}

  /** Started by {@link GateProcess}; takes no arguments. */
  public static void main(String[] args) throws IOException {
    ParentPipes parent = ParentPipes.taken();
    // Whatever is printed of a fault may have words of the document.
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    PdfGate gate = new VeraPdfGate();
    try {
      while (judged(gate, parent.in(), parent.out())) {}
    } catch (EOFException e) {
      // The parent closed the pipe: no more documents.
    }
  }

  /** False when this process had better not judge another one. */
  private static boolean judged(PdfGate gate, DataInputStream in, DataOutputStream out)
      throws IOException {
    PdfBytes pdf = new AskedFor(GateWire.readPdf(in), in, out);
    boolean again = false;
    Verdict verdict;
    try {
      verdict = gate.check(pdf, 0);
      again = true;
    } catch (OutOfMemoryError e) {
      verdict = new Verdict.NotChecked("it needs more memory than there is");
    } catch (InterruptedException | RuntimeException | Error e) {
      verdict = new Verdict.NotChecked("the check failed (" + e.getClass().getSimpleName() + ")");
    }
    GateWire.writeVerdict(verdict, out);
    return again;
  }

  /** A PDF that the parent has. */
  private record AskedFor(long length, DataInputStream in, DataOutputStream out)
      implements PdfBytes {
    @Override
    public void read(long at, byte[] into, int length) throws IOException {
      GateWire.writeRead(at, length, out);
      GateWire.readBytes(into, length, in);
    }

    @Override
    public void close() {}
  }
}
