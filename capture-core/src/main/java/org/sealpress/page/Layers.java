package org.sealpress.page;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A page as mixed raster content (ITU-T T.44): where the mask is black the foreground is seen, the
 * background everywhere else.
 *
 * @param background paper, pictures, and all that is too faint for print
 * @param foreground the colours of the print
 * @param mask tells them apart
 */
public record Layers(Layer background, Layer foreground, Stencil mask) {

  /** Reads what {@link #bytes} made. */
  public static Layers read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    return new Layers(Layer.read(data), Layer.read(data), Stencil.read(data));
  }

  /** As bytes, for {@link Codec#MRC}. */
  public ByteBuffer bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      background.write(out);
      foreground.write(out);
      mask.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory can't be written", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
