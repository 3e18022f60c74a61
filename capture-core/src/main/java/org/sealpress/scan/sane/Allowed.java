package org.sealpress.scan.sane;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The values that an option takes: SANE's constraints, in numbers and words. */
sealed interface Allowed {

  /**
   * The allowed number for one that is asked for.
   *
   * @param tolerance how far from it the answer may be
   * @return empty when there is none so near
   */
  OptionalDouble fit(double asked, double tolerance);

  /** The largest number; {@code otherwise} when there is no limit. */
  double largest(double otherwise);

  /** What there is, for a message: {@code 100, 200, 300}. */
  String tell();

  /** Anything goes. */
  record Any() implements Allowed {
    @Override
    public OptionalDouble fit(double asked, double tolerance) {
      return OptionalDouble.of(asked);
    }

    @Override
    public double largest(double otherwise) {
      return otherwise;
    }

    @Override
    public String tell() {
      return "any value";
    }
  }

  /** From {@code min} to {@code max} in steps of {@code step}; 0 is no steps. */
  record Range(double min, double max, double step) implements Allowed {
    @Override
    public OptionalDouble fit(double asked, double tolerance) {
      double value = Math.max(min, Math.min(max, asked));
      if (step > 0) {
        value = min + Math.rint((value - min) / step) * step;
        value = value > max ? value - step : value;
      }
      return Math.abs(value - asked) <= tolerance
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    }

    @Override
    public double largest(double otherwise) {
      return max;
    }

    @Override
    public String tell() {
      String steps = step > 0 ? " in steps of " + number(step) : "";
      return number(min) + " to " + number(max) + steps;
    }
  }

  /** One of these numbers. */
  record Numbers(List<Double> values) implements Allowed {
    @Override
    public OptionalDouble fit(double asked, double tolerance) {
      return values.stream()
          .filter(value -> Math.abs(value - asked) <= tolerance)
          .min(Comparator.comparingDouble(value -> Math.abs(value - asked)))
          .map(OptionalDouble::of)
          .orElse(OptionalDouble.empty());
    }

    @Override
    public double largest(double otherwise) {
      return values.stream().mapToDouble(Double::doubleValue).max().orElse(otherwise);
    }

    @Override
    public String tell() {
      return values.stream().map(Allowed::number).collect(Collectors.joining(", "));
    }
  }

  /** One of these words. */
  record Texts(List<String> values) implements Allowed {
    @Override
    public OptionalDouble fit(double asked, double tolerance) {
      return OptionalDouble.empty();
    }

    @Override
    public double largest(double otherwise) {
      return otherwise;
    }

    @Override
    public String tell() {
      return String.join(", ", values);
    }
  }

  /** A number without needless digits. */
  static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
