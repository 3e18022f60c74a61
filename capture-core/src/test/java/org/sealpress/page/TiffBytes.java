package org.sealpress.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** TIFF files of every shape, byte by byte (TIFF 6.0). */
final class TiffBytes {
  static final int SHORT = 3;
  static final int LONG = 4;
  static final int RATIONAL = 5;

  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;

  private record Field(int type, List<Integer> values) {
    int count() {
      return type == RATIONAL ? values.size() / 2 : values.size();
    }

    ByteBuffer put(ByteBuffer into) {
      for (int value : values) {
        if (type == SHORT) {
          into.putShort((short) value);
        } else {
          into.putInt(value);
        }
      }
      return into;
    }
  }

  private final ByteOrder order;
  private final Map<Integer, Field> fields = new TreeMap<>();
  private byte[][] parts = {};

  TiffBytes(ByteOrder order, int width, int height, int bits, int samples) {
    this.order = order;
    int[] depth = new int[samples];
    Arrays.fill(depth, bits);
    with(256, LONG, width).with(257, LONG, height).with(258, SHORT, depth).with(259, SHORT, 1);
    with(262, SHORT, samples == 1 ? 1 : samples == 3 ? 2 : 5).with(277, SHORT, samples);
  }

  TiffBytes with(int tag, int type, int... values) {
    fields.put(tag, new Field(type, Arrays.stream(values).boxed().toList()));
    return this;
  }

  TiffBytes resolution(int across, int down, int unit) {
    return with(282, RATIONAL, across, 1).with(283, RATIONAL, down, 1).with(296, SHORT, unit);
  }

  byte[] strips(int rows, byte[]... strips) {
    parts = strips;
    return with(278, LONG, rows).bytes(STRIP_OFFSETS, STRIP_BYTE_COUNTS);
  }

  byte[] tiles(int side, byte[]... tiles) {
    parts = tiles;
    return with(322, SHORT, side).with(323, SHORT, side).bytes(TILE_OFFSETS, TILE_BYTE_COUNTS);
  }

  private byte[] bytes(int offsetsTag, int countsTag) {
    int[] offsets = new int[parts.length];
    int[] counts = new int[parts.length];
    int at = 8;
    for (int i = 0; i < parts.length; i++) {
      offsets[i] = at;
      counts[i] = parts[i].length;
      at += parts[i].length;
    }
    with(offsetsTag, LONG, offsets).with(countsTag, LONG, counts);
    ByteBuffer out = ByteBuffer.allocate(at + 4096 + 16 * parts.length).order(order);
    out.put(
        (order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.putShort((short) 42).putInt(at);
    for (byte[] part : parts) {
      out.put(part);
    }
    return Arrays.copyOf(out.array(), directory(out));
  }

  private int directory(ByteBuffer out) {
    int beyond = out.position() + 2 + 12 * fields.size() + 4;
    out.putShort((short) fields.size());
    for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
      Field field = entry.getValue();
      ByteBuffer values = field.put(ByteBuffer.allocate(8 * field.values.size()).order(order));
      out.putShort((short) (int) entry.getKey()).putShort((short) field.type);
      out.putInt(field.count());
      byte[] bytes = Arrays.copyOf(values.array(), values.position());
      if (bytes.length <= 4) {
        out.put(Arrays.copyOf(bytes, 4));
      } else {
        out.putInt(beyond);
        out.put(beyond, bytes);
        beyond += bytes.length;
      }
    }
    return beyond;
  }
}
