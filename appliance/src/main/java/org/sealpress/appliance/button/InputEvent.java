package org.sealpress.appliance.button;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a Linux input device tells: {@code struct input_event} of {@code linux/input.h}, two machine
 * words of time, then type (16 bit), code (16 bit) and value (32 bit), as the machine orders bytes.
 *
 * @param type {@link #KEY} or {@link #SYNC}; others are of no interest
 * @param code which key
 * @param value 1 down, 0 up, 2 repeated by the kernel
 */
record InputEvent(int type, int code, int value) {
  static final int SYNC = 0;
  static final int KEY = 1;

  /** Of {@link #SYNC}: the reader was too slow and events were lost. */
  static final int DROPPED = 3;

  private static final int BEHIND_TIME = 8;
  private static final int BITS = Integer.getInteger("sun.arch.data.model", 64);

  /** How many bytes one has on this machine: 24, or 16 on a 32-bit one. */
  static final int SIZE = 2 * BITS / Byte.SIZE + BEHIND_TIME;

  /** The next one in a buffer, which must have {@link #SIZE} bytes. */
  static InputEvent next(ByteBuffer buffer) {
    ByteBuffer one = buffer.slice(buffer.position() + SIZE - BEHIND_TIME, BEHIND_TIME);
    buffer.position(buffer.position() + SIZE);
    one.order(ByteOrder.nativeOrder());
    return new InputEvent(
        Short.toUnsignedInt(one.getShort()), Short.toUnsignedInt(one.getShort()), one.getInt());
  }
}
