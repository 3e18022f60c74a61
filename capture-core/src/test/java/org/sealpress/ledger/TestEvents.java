package org.sealpress.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Events as they happen on a box. */
public final class TestEvents {
  private TestEvents() {}

  /** The n-th event of a box's life, always the same. */
  public static Event event(int n) {
    Random random = new Random(n);
    String capture = id(n / 3);
    return switch (n % 3) {
      case 0 ->
          new Event.Captured(
              capture,
              "fujitsu:fi-7160:123",
              "duplex-300",
              2,
              4,
              0,
              0,
              1,
              0,
              0,
              0,
              0,
              0,
              Instant.parse("2026-11-24T09:15:00Z"),
              Instant.parse("2026-11-24T09:15:07.250Z"));
      case 1 ->
          new Event.Sealed(
              id(1000 + n),
              1,
              "legal",
              3,
              "objects/2026/11/24/" + id(1000 + n) + ".v1.cms",
              123_456 + n,
              hash(random),
              hash(random),
              List.of(hash(random), hash(random)),
              capture);
      default ->
          new Event.Copied(
              id(1000 + n - 1),
              1,
              "drive-1",
              "objects/2026/11/24/" + id(1000 + n - 1) + ".v1.cms",
              hash(random));
    };
  }

  private static String id(long n) {
    return String.format("%026d", n).replace('0', 'a').replace('1', 'b').replaceAll("[89]", "c");
  }

  private static String hash(Random random) {
    StringBuilder hash = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      hash.append(String.format("%08x", random.nextInt()));
    }
    return hash.toString();
  }

  /** A ledger's id and names are random; tests do not depend on them. */
  public static SecureRandom random() {
    return new SecureRandom();
  }
}
