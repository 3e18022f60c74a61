package org.sealpress.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes damaged inputs of good ones. The same seed makes the same ones. */
final class Mutator {
  private static final byte[] EVIL = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '"', '\n', '\\', '-'};
  private static final int LONGEST_REPEAT = 4096;
  private static final int MOST_CHANGES = 6;

  private final List<byte[]> seeds;
  private final Random random;

  Mutator(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new Random(seed);
  }

  byte[] next() {
    byte[] input = any().clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      input = change(input);
    }
    return input;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] change(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int end = at + random.nextInt(Math.min(input.length - at, 64) + 1);
    return switch (random.nextInt(9)) {
      case 0 -> put(input, at, (byte) (byteAt(input, at) ^ (1 << random.nextInt(8))));
      case 1 -> put(input, at, (byte) random.nextInt(256));
      case 2 -> put(input, at, EVIL[random.nextInt(EVIL.length)]);
      case 3 -> put(input, at, (byte) (byteAt(input, at) + (random.nextBoolean() ? 1 : -1)));
      case 4 -> Arrays.copyOf(input, at);
      case 5 -> splice(input, at, end, new byte[0]);
      case 6 -> splice(input, at, at, Arrays.copyOfRange(input, at, end));
      case 7 -> splice(input, at, end, piece());
      default -> splice(input, at, at, repeated());
    };
  }

  private byte[] piece() {
    byte[] other = any();
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
  }

  private byte[] repeated() {
    byte[] run = new byte[random.nextInt(random.nextInt(8) == 0 ? LONGEST_REPEAT : 16)];
    Arrays.fill(run, random.nextBoolean() ? EVIL[random.nextInt(EVIL.length)] : byteAt(any(), 0));
    return run;
  }

  private static byte byteAt(byte[] input, int at) {
    return at < input.length ? input[at] : 0;
  }

  private static byte[] put(byte[] input, int at, byte b) {
    byte[] changed = input.clone();
    if (at < changed.length) {
      changed[at] = b;
    }
    return changed;
  }

  private static byte[] splice(byte[] input, int from, int to, byte[] middle) {
    byte[] all = new byte[input.length - (to - from) + middle.length];
    System.arraycopy(input, 0, all, 0, from);
    System.arraycopy(middle, 0, all, from, middle.length);
    System.arraycopy(input, to, all, from + middle.length, input.length - to);
    return all;
  }
}
