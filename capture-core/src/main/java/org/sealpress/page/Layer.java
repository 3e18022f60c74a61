package org.sealpress.page;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A smooth layer of a page, spread over the whole of it.
 *
 * @param width pixels a row
 * @param height rows
 * @param mode grey or colour
 * @param jpeg its bytes
 */
public record Layer(int width, int height, ColorMode mode, ByteBuffer jpeg) {
  private static final int LARGEST = 1 << 28;

  static Layer read(DataInputStream in) throws IOException {
    return new Layer(in.readInt(), in.readInt(), ColorMode.valueOf(in.readUTF()), bytes(in));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(width);
    out.writeInt(height);
    out.writeUTF(mode.name());
    write(jpeg, out);
  }

  static ByteBuffer bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST) {
      throw new IOException("a layer of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("a layer ends after %d of %d bytes".formatted(bytes.length, length));
    }
    return ByteBuffer.wrap(bytes);
  }

  static void write(ByteBuffer bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.remaining());
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }
}
