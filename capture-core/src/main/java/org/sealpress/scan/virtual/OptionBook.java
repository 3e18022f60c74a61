package org.sealpress.scan.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sealpress.page.ColorMode;

/** The options of the device and what setting them does. Not thread-safe. */
final class OptionBook {
  static final String FLATBED = "Flatbed";
  static final String FRONT = "ADF Front";
  static final String DUPLEX = "ADF Duplex";

  private static final double WIDEST_MM = 300;
  private static final double LONGEST_MM = 600;
  private static final List<Integer> RESOLUTIONS = List.of(75, 100, 150, 200, 300, 400, 600);
  private static final List<ColorMode> MODES =
      List.of(ColorMode.LINEART, ColorMode.GRAY, ColorMode.COLOR);
  private static final List<String> OTHER_MODES =
      List.of("Black & White", "True Gray", "24bit Color");
  private static final double MM_PER_INCH = 25.4;

  /** What a setting did, in SANE's bits. */
  static final int INEXACT = 1;

  static final int RELOAD_OPTIONS = 2;
  static final int RELOAD_PARAMETERS = 4;

  private final List<Option> options = new ArrayList<>();
  private final Set<Quirk> quirks;
  private final List<String> modes;
  private final Predicate<String> sensors;

  /**
   * All options at their defaults.
   *
   * @param without options that this device lacks
   * @param sensors reads a sensor
   */
  OptionBook(Set<Quirk> quirks, Set<String> without, Predicate<String> sensors) {
    this.quirks = quirks;
    this.sensors = sensors;
    modes =
        quirks.contains(Quirk.OTHER_MODE_NAMES)
            ? OTHER_MODES
            : MODES.stream().map(ColorMode::saneName).toList();
    Option count =
        new Option(
            "",
            "Number of options",
            Option.Type.INT,
            Option.Unit.NONE,
            false,
            new Option.Allowed.Any());
    options.add(count);
    addScanMode();
    addGeometry();
    addSensors();
    options.removeIf(option -> without.contains(option.name) && !option.name.isEmpty());
    count.word(options.size());
    settle();
  }

  private void addScanMode() {
    options.add(Option.group("Scan mode"));
    options.add(Option.choice("source", "Scan source", FRONT, List.of(FLATBED, FRONT, DUPLEX)));
    options.add(Option.choice("mode", "Scan mode", modes.get(2), modes));
    options.add(
        Option.number(
            "depth", "Bit depth", Option.Unit.BIT, 8, new Option.Allowed.Words(List.of(8, 16))));
    Option.Allowed dpi =
        quirks.contains(Quirk.RESOLUTION_RANGE)
            ? new Option.Allowed.Range(50, 600, 50)
            : new Option.Allowed.Words(RESOLUTIONS);
    if (quirks.contains(Quirk.TWO_RESOLUTIONS)) {
      options.add(resolution("x-resolution"));
      options.add(resolution("y-resolution"));
    } else {
      options.add(Option.number("resolution", "Scan resolution", Option.Unit.DPI, 300, dpi));
    }
    if (quirks.contains(Quirk.DOUBLE_FEED_ACTION)) {
      options.add(
          Option.choice(
              "df-action",
              "Double feed action",
              "Default",
              List.of("Default", "Continue", "Stop")));
    }
  }

  private static Option resolution(String name) {
    List<Integer> words = RESOLUTIONS.stream().map(dpi -> Option.fixed(dpi)).toList();
    Option option =
        new Option(
            name,
            "Scan resolution",
            Option.Type.FIXED,
            Option.Unit.DPI,
            true,
            new Option.Allowed.Words(words));
    option.word(Option.fixed(300));
    return option;
  }

  private void addGeometry() {
    options.add(Option.group("Geometry"));
    if (quirks.contains(Quirk.PAGE_SIZE_OPTIONS)) {
      options.add(Option.length("page-width", "Page width", 100, WIDEST_MM));
      options.add(Option.length("page-height", "Page height", 100, LONGEST_MM));
    }
    addEdge("tl-x", "Top-left x", 0, WIDEST_MM);
    addEdge("tl-y", "Top-left y", 0, LONGEST_MM);
    addEdge("br-x", "Bottom-right x", WIDEST_MM, WIDEST_MM);
    addEdge("br-y", "Bottom-right y", LONGEST_MM, LONGEST_MM);
  }

  private void addEdge(String name, String title, double now, double max) {
    if (quirks.contains(Quirk.PIXEL_GEOMETRY)) {
      int pixels = (int) Math.round(max / MM_PER_INCH * 600);
      Option.Allowed range = new Option.Allowed.Range(0, pixels, 1);
      options.add(Option.number(name, title, Option.Unit.PIXEL, now > 0 ? pixels : 0, range));
    } else {
      options.add(Option.length(name, title, now, max));
    }
  }

  private void addSensors() {
    options.add(Option.group("Sensors"));
    if (quirks.contains(Quirk.NUMBERED_BUTTONS)) {
      Option.Allowed any = new Option.Allowed.Any();
      options.add(
          new Option(
              "button-update",
              "Update button state",
              Option.Type.BUTTON,
              Option.Unit.NONE,
              true,
              any));
      options.add(
          new Option("button-1", "Button 1", Option.Type.INT, Option.Unit.NONE, false, any));
    } else {
      options.add(Option.sensor("scan", "Scan button"));
    }
    options.add(Option.sensor("email", "Email button"));
    options.add(Option.sensor("function", "Function button"));
    options.add(Option.sensor("page-loaded", "Page loaded"));
    options.add(Option.sensor("cover-open", "Cover open"));
    options.add(Option.sensor("double-feed", "Double feed"));
  }

  /** All options, in the order of their numbers. */
  List<Option> options() {
    return options;
  }

  Optional<Option> option(int number) {
    return number >= 0 && number < options.size()
        ? Optional.of(options.get(number))
        : Optional.empty();
  }

  /** Reads a number or switch. */
  int read(Option option) {
    if (option.type == Option.Type.BOOL && !option.settable()) {
      return sensors.test(option.name) ? 1 : 0;
    }
    int word = option.word();
    if (option.name.equals("button-1")) {
      option.word(0);
    }
    return word;
  }

  /** Sets a number or switch; the answer is SANE's info bits. */
  int set(Option option, int asked) {
    int value = option.fit(asked);
    option.word(value);
    return settle() | (value == asked ? 0 : INEXACT);
  }

  /** Sets a text; empty when it is not allowed, else SANE's info bits. */
  Optional<Integer> set(Option option, String asked) {
    if (!option.text(asked)) {
      return Optional.empty();
    }
    return Optional.of(settle() | (option.text().equals(asked) ? 0 : INEXACT));
  }

  /** Pushes a button option. */
  void push(Option option) {
    if (option.name.equals("button-update")) {
      named("button-1").ifPresent(button -> button.word(sensors.test("scan") ? 1 : 0));
    }
  }

  boolean flatbed() {
    return named("source").map(Option::text).orElse(FRONT).equals(FLATBED);
  }

  boolean duplex() {
    return named("source").map(Option::text).orElse(FRONT).equals(DUPLEX);
  }

  /** What the options say is to be scanned. */
  ScanArea area() {
    String name = named("mode").map(Option::text).orElse(modes.get(2));
    ColorMode mode = MODES.get(modes.indexOf(name));
    int depth = mode == ColorMode.LINEART ? 1 : named("depth").map(Option::word).orElse(8);
    double dpi =
        named("resolution").or(() -> named("x-resolution")).map(Option::number).orElse(300.0);
    return new ScanArea(
        mode,
        depth,
        (int) Math.round(dpi),
        edge("tl-x", 0, dpi),
        edge("tl-y", 0, dpi),
        edge("br-x", WIDEST_MM, dpi),
        edge("br-y", LONGEST_MM, dpi));
  }

  private double edge(String name, double otherwise, double dpi) {
    double perUnit = quirks.contains(Quirk.PIXEL_GEOMETRY) ? MM_PER_INCH / dpi : 1;
    return named(name).map(option -> option.number() * perUnit).orElse(otherwise);
  }

  /** What one option does to the others; the answer is SANE's info bits. */
  private int settle() {
    named("depth").ifPresent(depth -> depth.active(area().mode() != ColorMode.LINEART));
    limit("page-width", "tl-x", "br-x");
    limit("page-height", "tl-y", "br-y");
    return RELOAD_OPTIONS | RELOAD_PARAMETERS;
  }

  private void limit(String page, String first, String second) {
    named(page)
        .ifPresent(
            size -> {
              Option.Allowed range = new Option.Allowed.Range(0, size.word(), 0);
              named(first).ifPresent(edge -> edge.allowed(range));
              named(second).ifPresent(edge -> edge.allowed(range));
            });
  }

  private Optional<Option> named(String name) {
    return options.stream().filter(option -> option.name.equals(name)).findFirst();
  }
}
