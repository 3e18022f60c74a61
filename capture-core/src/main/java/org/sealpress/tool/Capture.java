package org.sealpress.tool;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes that are written to it and counts the rest. Safe for several threads. */
final class Capture extends OutputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int limit;
  private boolean cut;

  Capture(int limit) {
    this.limit = limit;
  }

  @Override
  public synchronized void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int room = Math.min(length, limit - kept.size());
    kept.write(bytes, offset, room);
    cut |= room < length;
  }

  synchronized boolean cut() {
    return cut;
  }

  synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
