package org.sealpress.gate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.child.ChildCommand;

/** A process that speaks the gate's language and breaks its rules. */
final class OddGate {
  private OddGate() {}

  /** The command of one that behaves so. */
  static List<String> command(String how) {
    List<String> command = new ArrayList<>(ChildCommand.of(OddGate.class, 32));
    command.add(how);
    return command;
  }

  public static void main(String[] args) throws IOException {
    DataInputStream in = new DataInputStream(System.in);
    DataOutputStream out = new DataOutputStream(System.out);
    while (true) {
      long length = GateWire.readPdf(in);
      switch (args[0]) {
        case "hangs" -> {
          var unused = in.read();
        }
        case "dies" -> {
          System.err.println("Could not reserve enough space");
          System.exit(3);
        }
        case "prints first" -> System.out.println("veraPDF 1.28");
        case "asks for more than there is" -> GateWire.writeRead(length - 1, 2, out);
        case "asks for too much at once" -> GateWire.writeRead(0, Blocks.BLOCK + 1, out);
        case "asks for what was before" -> GateWire.writeRead(-1, 1, out);
        case "fails once" -> {
          GateWire.writeVerdict(new Verdict.NotChecked("the check failed (Planted)"), out);
          return;
        }
        default -> {}
      }
      GateWire.writeVerdict(new Verdict.Valid(), out);
    }
  }
}
