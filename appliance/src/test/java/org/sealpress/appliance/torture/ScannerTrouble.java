package org.sealpress.appliance.torture;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sealpress.scan.virtual.Trouble;
import org.sealpress.scan.virtual.Trouble.Kind;
import org.sealpress.scan.virtual.Trouble.Step;

/** One or two things go wrong at the scanner. */
final class ScannerTrouble implements Blow {
  private static final int PAGE_BYTES = (int) NumberedSide.FORMAT.totalBytes();

  /** Not NO_DOCS: a scanner that says so is believed, and the sheets can be seen in its feeder. */
  private static final List<Kind> AT_START =
      List.of(
          Kind.JAMMED,
          Kind.DOUBLE_FEED,
          Kind.COVER_OPEN,
          Kind.BUSY,
          Kind.IO_ERROR,
          Kind.CANCELLED,
          Kind.INVAL,
          Kind.NO_MEM,
          Kind.WARMING_UP,
          Kind.ACCESS_DENIED,
          Kind.DROP);

  private static final List<Kind> IN_DATA =
      List.of(Kind.SHORT, Kind.EXTRA, Kind.DROP, Kind.JAMMED, Kind.IO_ERROR, Kind.EOF, Kind.STALL);

  private final List<Trouble> troubles;
  private final boolean coverOpens;
  private final boolean off;

  ScannerTrouble(Random random, int sides) {
    troubles =
        IntStream.range(0, 1 + random.nextInt(2)).mapToObj(i -> draw(random, sides)).toList();
    coverOpens = random.nextInt(6) == 0;
    off = random.nextInt(6) == 0;
  }

  private static Trouble draw(Random random, int sides) {
    int page = random.nextInt(sides + 1);
    return switch (random.nextInt(8)) {
      case 0 -> Trouble.at(Step.PARAMETERS, Kind.HUGE).onPage(page);
      case 1 -> Trouble.at(Step.CANCEL, Kind.DROP);
      case 2, 3, 4 -> Trouble.at(Step.START, one(AT_START, random)).onPage(page);
      default ->
          Trouble.after(1 + random.nextInt(PAGE_BYTES - 1), one(IN_DATA, random)).onPage(page);
    };
  }

  private static Kind one(List<Kind> kinds, Random random) {
    return kinds.get(random.nextInt(kinds.size()));
  }

  @Override
  public String name() {
    return troubles.stream()
            .map(each -> each.kind() + " at " + each.step() + " of page " + each.page())
            .collect(Collectors.joining(", "))
        + (coverOpens ? ", and the cover is opened" : "")
        + (off ? ", and it is switched off and on" : "");
  }

  @Override
  public void strike(TortureBox box) {
    troubles.forEach(box.scanner().scanner()::trouble);
    if (coverOpens) {
      box.scanner().scanner().cover(true);
    }
    if (off) {
      box.scanner().scanner().powerCycle();
    }
  }

  @Override
  public void mend(TortureBox box) {
    box.scanner().heal();
  }
}
