package org.sealpress.intake;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How the sides of a capture become documents. Every side that is safe is in one part, as a page or
 * as a separator's.
 *
 * @param parts at least one, in the order of the sides
 */
record Division(List<Part> parts) {

  /**
   * One document.
   *
   * @param number from 1
   * @param sides numbers of the sides that are its pages, at least one
   * @param separators numbers of the sides of separator sheets before it, of the last part also of
   *     those after it
   * @param document its id
   * @param next whether it is the next version of a document that the store has
   * @param documentClass name of its class
   * @param title that a cover sheet gives it; empty for the usual one
   * @param flaws what a person should know of its separators, without titles
   */
  record Part(
      int number,
      List<Integer> sides,
      List<Integer> separators,
      String document,
      boolean next,
      String documentClass,
      String title,
      List<String> flaws) {
    /** Copies the lists. */
    Part {
      sides = List.copyOf(sides);
      separators = List.copyOf(separators);
      flaws = List.copyOf(flaws);
    }

    private Part numbered(UnaryOperator<Integer> of) {
      return new Part(
          number,
          sides.stream().map(of).toList(),
          separators.stream().map(of).toList(),
          document,
          next,
          documentClass,
          title,
          flaws);
    }

    /** The last of its sides. */
    private int end() {
      int end = 0;
      for (List<Integer> numbers : List.of(sides, separators)) {
        for (int number : numbers) {
          end = Math.max(end, number);
        }
      }
      return end;
    }
  }

  /** Copies the list. */
  Division {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a capture of no document");
    }
  }

  /** The same with other numbers for the sides. */
  Division numbered(UnaryOperator<Integer> number) {
    return new Division(parts.stream().map(part -> part.numbered(number)).toList());
  }

  /** Whether it is one of several documents. */
  boolean isOfSeveral() {
    return parts.size() > 1;
  }

  boolean isLast(Part part) {
    return part.number() == parts.size();
  }

  /**
   * Whether a side is between the first and the last side of a part, be it a page or not; what
   * comes after all sides is the last part's.
   */
  boolean isWithin(Part part, int side) {
    return side > end(part.number() - 1) && (isLast(part) || side <= end(part.number()));
  }

  /** The last side of so many parts. */
  private int end(int count) {
    return parts.stream().limit(count).mapToInt(Part::end).max().orElse(0);
  }
}
