package org.sealpress.appliance.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a round is to be like.
 *
 * @param batches what is fed, one after the other
 * @param aim the stage to strike in
 * @param batch in which of the batches, from 0
 * @param delayMillis so long after the stage began
 * @param again strike a second time, so long after the restart; negative for not
 */
record Plan(List<Batch> batches, Stage aim, int batch, int delayMillis, int again) {
  private static final List<Stage> AIMS =
      List.of(
          Stage.FEEDING,
          Stage.FEEDING,
          Stage.READING,
          Stage.READING,
          Stage.SEALING,
          Stage.SEALING,
          Stage.DELIVERY,
          Stage.DELIVERY,
          Stage.IDLE);
  private static final int MOST_SHEETS = 4;
  private static final int ONE_IN = 5;

  static Plan draw(Kind kind, Random random, TortureBox box) {
    List<Batch> batches = new ArrayList<>();
    int presses = 1 + random.nextInt(2);
    for (int i = 0; i < presses; i++) {
      batches.add(box.batch(random.nextInt(3) == 0, 1 + random.nextInt(MOST_SHEETS)));
    }
    Stage aim = AIMS.get(random.nextInt(AIMS.size()));
    boolean again = kind != Kind.SCANNER && random.nextInt(ONE_IN) == 0;
    return new Plan(
        List.copyOf(batches),
        aim,
        random.nextInt(presses),
        random.nextInt(aim.millis()),
        again ? random.nextInt(Stage.STARTING.millis()) : -1);
  }

  /** Sides of the longest batch. */
  int mostSides() {
    return batches.stream().mapToInt(each -> each.sides().size()).max().orElse(0);
  }

  @Override
  public String toString() {
    return "%s, %d ms after batch %d of %s came to %s%s"
        .formatted(
            batches.size() == 1 ? "one press" : batches.size() + " presses",
            delayMillis,
            batch + 1,
            batches.stream().map(each -> each.sides().size()).toList(),
            aim,
            again < 0 ? "" : ", and again " + again + " ms after the restart");
  }
}
