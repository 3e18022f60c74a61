package org.sealpress.page;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What is print on a page, spread over the whole of it.
 *
 * @param width pixels a row, as many as the page has or more
 * @param height rows
 * @param g4 CCITT G4 (T.6) data, black is 1: each letter as it was found, none is ever put in the
 *     place of another
 */
public record Stencil(int width, int height, ByteBuffer g4) {

  static Stencil read(DataInputStream in) throws IOException {
    return new Stencil(in.readInt(), in.readInt(), Layer.bytes(in));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(width);
    out.writeInt(height);
    Layer.write(g4, out);
  }
}
