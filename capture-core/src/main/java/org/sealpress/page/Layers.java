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
 * @param mask CCITT G4 (T.6) data of the shape of the page, black is 1: each letter as it was
 *     found, none is ever put in the place of another
 */
public record Layers(Layer background, Layer foreground, ByteBuffer mask) {

  /** Reads what {@link #bytes} made. */
  public static Layers read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    return new Layers(Layer.read(data), Layer.read(data), Layer.bytes(data));
  }

  /** As bytes, for {@link Codec#MRC}. */
  public ByteBuffer bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      background.write(out);
      foreground.write(out);
      Layer.write(mask, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory can't be written", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
