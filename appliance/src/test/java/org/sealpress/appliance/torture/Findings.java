package org.sealpress.appliance.torture;

import java.util.ArrayList;
import java.util.List;

/** What the books of one round say. */
final class Findings {
  private final List<String> problems = new ArrayList<>();
  private int captures;
  private int sides;
  private int lost;
  private int silent;
  private int twice;

  /** A press of which the scanner gave so many sides away. */
  void fed(int delivered) {
    captures++;
    sides += delivered;
  }

  /** Sides are missing that the box had said to be safe. */
  void lost(int count, String what) {
    lost += count;
    problems.add(count + " sides are LOST that were said to be safe: " + what);
  }

  /** Sides are missing and nobody was told. */
  void silent(int count, String what) {
    silent += count;
    problems.add(count + " sides are LOST and nobody was told: " + what);
  }

  /** A side is in two places. */
  void twice(String what) {
    twice++;
    problems.add(what);
  }

  /** Anything else that must not be. */
  void problem(String what) {
    problems.add(what);
  }

  List<String> problems() {
    return problems;
  }

  int captures() {
    return captures;
  }

  int sides() {
    return sides;
  }

  int lost() {
    return lost;
  }

  int silent() {
    return silent;
  }

  int twice() {
    return twice;
  }
}
