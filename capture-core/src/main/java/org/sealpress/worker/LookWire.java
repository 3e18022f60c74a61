package org.sealpress.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.sealpress.child.Garbage;
import org.sealpress.page.Margins;

/** A {@link Look} in a message. */
final class LookWire {
  private static final int LONGEST = 1 << 20;

  private LookWire() {}

  static void write(Look look, DataOutputStream out) throws IOException {
    out.writeDouble(look.surround().left());
    out.writeDouble(look.surround().top());
    out.writeDouble(look.surround().right());
    out.writeDouble(look.surround().bottom());
    byte[] preview = new byte[look.preview().remaining()];
    look.preview().duplicate().get(preview);
    out.writeInt(preview.length);
    out.write(preview);
  }

  static Look read(DataInputStream in) throws IOException {
    Margins surround;
    try {
      surround = new Margins(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    } catch (IllegalArgumentException e) {
      throw new Garbage(String.valueOf(e.getMessage()));
    }
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new Garbage("a preview of " + length + " bytes");
    }
    byte[] preview = new byte[length];
    in.readFully(preview);
    return new Look(surround, ByteBuffer.wrap(preview));
  }
}
