package org.sealpress.appliance.torture;

import java.util.Random;

/** Draws what happens. */
final class Blows {
  private static final int LONGEST_AGONY = 200;

  private Blows() {}

  static Blow draw(Kind kind, Random random, Plan plan) {
    return switch (kind) {
      case KILL -> random.nextInt(4) == 0 ? new WorkersKilled() : new Killed();
      case POWER -> new PowerCut(random.nextInt(3) == 0 ? random.nextInt(LONGEST_AGONY) : 0);
      case FULL ->
          random.nextInt(3) == 0
              ? new DiskErrors(200 + random.nextInt(800), random.nextBoolean())
              : new DiskFilled(
                  random.nextInt(6) * 4096, 50 + random.nextInt(700), random.nextInt(3));
      case SCANNER -> new ScannerTrouble(random, plan.mostSides());
    };
  }
}
