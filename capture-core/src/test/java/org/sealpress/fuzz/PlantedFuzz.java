package org.sealpress.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/** A reader with a fault that no good input is near to: whether Jazzer follows the coverage. */
final class PlantedFuzz implements FuzzTarget {
  static final String NAME = "planted";

  private static final byte[] MAGIC = "fault".getBytes(US_ASCII);

  @Override
  public List<byte[]> seeds() {
    return List.of("nothing".getBytes(US_ASCII));
  }

  @Override
  public void read(byte[] input) {
    int at = 0;
    while (at < input.length && at < MAGIC.length && isNext(input[at], at)) {
      at++;
    }
    if (at == MAGIC.length) {
      throw new IllegalStateException("the planted fault");
    }
  }

  /** Each of them is code of its own, which can be seen to be reached. */
  private static boolean isNext(byte b, int at) {
    return switch (at) {
      case 0 -> b == 'f';
      case 1 -> b == 'a';
      case 2 -> b == 'u';
      case 3 -> b == 'l';
      default -> b == 't';
    };
  }
}
