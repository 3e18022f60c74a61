package org.sealpress.appliance.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of the rounds of one kind. */
public final class Score {
  private final Kind kind;
  private final Map<Stage, Integer> cuts = new EnumMap<>(Stage.class);
  private final List<Double> starts = new ArrayList<>();
  private final List<Double> recoveries = new ArrayList<>();
  private int rounds;
  private int failed;
  private int captures;
  private int sides;
  private int lost;
  private int silent;
  private int twice;
  private double seconds;

  Score(Kind kind) {
    this.kind = kind;
  }

  void struck(Stage stage) {
    cuts.merge(stage, 1, Integer::sum);
  }

  /** So many seconds after a restart presses were taken again. */
  void ready(double after) {
    starts.add(after);
  }

  /** So many seconds after a blow all was done that was to be done. */
  void recovered(double after) {
    recoveries.add(after);
  }

  void round(Findings findings, double took) {
    rounds++;
    failed += findings.problems().isEmpty() ? 0 : 1;
    captures += findings.captures();
    sides += findings.sides();
    lost += findings.lost();
    silent += findings.silent();
    twice += findings.twice();
    seconds += took;
  }

  /** Rounds that were done. */
  public int rounds() {
    return rounds;
  }

  /** Rounds of which something was wrong. */
  public int failed() {
    return failed;
  }

  /** Sides that are lost, told or not. */
  public int losses() {
    return lost + silent;
  }

  static String heading() {
    return "%-8s %6s %6s | %8s %7s %7s %7s %8s %5s | %8s %6s %6s %8s %6s | %6s %6s | %7s %6s | %s"
        .formatted(
            "",
            "rounds",
            "failed",
            "starting",
            "feeding",
            "reading",
            "sealing",
            "delivery",
            "idle",
            "captures",
            "sides",
            "lost",
            "silently",
            "twice",
            "ready",
            "max",
            "settled",
            "max",
            "s/round");
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-8s %6d %6d | %8d %7d %7d %7d %8d %5d | %8d %6d %6d %8d %6d | %6.1f %6.1f | %7.1f %6.1f | %.1f",
        kind.word(),
        rounds,
        failed,
        cut(Stage.STARTING),
        cut(Stage.FEEDING),
        cut(Stage.READING),
        cut(Stage.SEALING),
        cut(Stage.DELIVERY),
        cut(Stage.IDLE),
        captures,
        sides,
        lost,
        silent,
        twice,
        at(0.5, starts),
        at(1, starts),
        at(0.5, recoveries),
        at(1, recoveries),
        rounds == 0 ? 0 : seconds / rounds);
  }

  /** The second that a share of them is below; 0 when there are none. */
  private static double at(double share, List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private int cut(Stage stage) {
    return cuts.getOrDefault(stage, 0);
  }
}
