package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final Layers LAYERS =
      new Layers(
          new Layer(30, 40, ColorMode.COLOR, ByteBuffer.wrap(new byte[] {1, 2, 3})),
          new Layer(3, 4, ColorMode.GRAY, ByteBuffer.wrap(new byte[] {4})),
          new Stencil(60, 80, ByteBuffer.wrap(new byte[] {5, 6})));

  private static Layers read(byte[] bytes) throws IOException {
    return Layers.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void theirBytesAreReadAsTheyWere() throws IOException {
    assertEquals(LAYERS, read(LAYERS.bytes().array()));
  }

  @Test
  void whatIsCutOffIsNoLayers() {
    byte[] bytes = LAYERS.bytes().array();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> read(cut));
    }
  }

  @Test
  void aLengthThatNoLayerHasIsNotBelieved() {
    byte[] bytes = LAYERS.bytes().array();
    ByteBuffer.wrap(bytes).putInt(bytes.length - 6, Integer.MAX_VALUE);
    assertThrows(IOException.class, () -> read(bytes));
  }
}
