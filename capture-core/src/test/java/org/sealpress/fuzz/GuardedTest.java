package org.sealpress.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedTest {
  private static final byte GREEDY = 1;
  private static final byte SLOW = 2;
  private static final byte WRONG = 3;
  private static final int LIMIT = 1 << 20;

  /** Does as its input says. */
  private static final class Naughty implements FuzzTarget {
    private final List<byte[]> kept = new ArrayList<>();
    private long counted;

    @Override
    public List<byte[]> seeds() {
      return List.of(new byte[] {0});
    }

    @Override
    public Cost most() {
      return new Cost(LIMIT, 64, Duration.ofMillis(20));
    }

    @Override
    public void read(byte[] input) {
      switch (input.length == 0 ? 0 : input[0]) {
        case GREEDY -> kept.add(new byte[2 * LIMIT]);
        case SLOW -> {
          long start = System.nanoTime();
          while (System.nanoTime() - start < 200_000_000) {
            counted++;
          }
        }
        case WRONG -> throw new IllegalStateException("wrong after " + counted);
        default -> {}
      }
    }
  }

  private final Guarded guarded = made();

  private static Guarded made() {
    try {
      return new Guarded(new Naughty());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatCostsLittleIsNoFinding() throws Exception {
    guarded.read(new byte[] {0});
  }

  @Test
  void whatTakesTooMuchMemoryOrTimeIsAFinding() {
    for (byte naughty : new byte[] {GREEDY, SLOW}) {
      AssertionError found =
          assertThrows(AssertionError.class, () -> guarded.read(new byte[] {naughty}));
      assertTrue(found.getMessage().contains("an input of 1 bytes took more than"));
    }
  }

  @Test
  void whatIsThrownIsAFinding() {
    assertThrows(IllegalStateException.class, () -> guarded.read(new byte[] {WRONG}));
  }

  @Test
  void aTargetThatIsNotThereIsNamedWithThoseThatAre() {
    IllegalArgumentException fault =
        assertThrows(IllegalArgumentException.class, () -> Targets.named("x"));
    assertTrue(fault.getMessage().contains("'x'"), fault.getMessage());
    Targets.names().forEach(name -> assertTrue(fault.getMessage().contains(name), name));
    assertEquals(Targets.names(), Targets.names().stream().sorted().toList());
  }
}
