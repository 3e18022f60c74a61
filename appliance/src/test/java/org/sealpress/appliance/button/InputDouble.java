package org.sealpress.appliance.button;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A file that has what {@code /dev/input/event*} has: {@code struct input_event}. */
public final class InputDouble implements AutoCloseable {
  private static final int MISC = 4;
  private static final int SCANCODE = 4;

  private final Fifo fifo;

  /** At a path, where it is there at once. */
  public InputDouble(Path path) throws IOException {
    fifo = new Fifo(path);
  }

  /** Plugs it in. */
  public void plug() throws IOException {
    fifo.plug();
  }

  /** Pulls it out. */
  public void pull() throws IOException {
    fifo.pull();
  }

  /** A key as a keyboard tells it: its scan code, the key, and that this was all. */
  public void key(int code, int value) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(3 * InputEvent.SIZE).order(ByteOrder.nativeOrder());
    put(all, MISC, SCANCODE, 0x7001e);
    put(all, InputEvent.KEY, code, value);
    put(all, InputEvent.SYNC, 0, 0);
    fifo.write(all.array());
  }

  private static void put(ByteBuffer all, int type, int code, int value) {
    all.position(all.position() + InputEvent.SIZE - 8);
    all.putShort((short) type).putShort((short) code).putInt(value);
  }

  @Override
  public void close() throws IOException {
    fifo.close();
  }
}
