package org.sealpress.scan.sane;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpress.page.ColorMode;

/** What scanners call their modes and sources. */
final class ModeNames {
  private static final List<String> LINEART =
      List.of("lineart", "blackwhite", "blackandwhite", "binary", "monochrome", "bw", "1bit");
  private static final List<String> GRAY =
      List.of("gray", "grey", "grayscale", "greyscale", "truegray", "8bitgray", "256levelgray");
  private static final List<String> COLOR =
      List.of("color", "colour", "24bitcolor", "truecolor", "rgb", "24bit");

  private ModeNames() {}

  /** The device's own name for a mode; the likeliest if it has several. */
  static Optional<String> of(ColorMode mode, List<String> there) {
    List<String> names =
        switch (mode) {
          case LINEART -> LINEART;
          case GRAY -> GRAY;
          case COLOR -> COLOR;
        };
    return names.stream()
        .flatMap(name -> there.stream().filter(value -> plain(value).equals(name)))
        .findFirst();
  }

  /** The device's own spelling of a source. */
  static Optional<String> source(String asked, List<String> there) {
    return there.stream()
        .filter(value -> value.equals(asked))
        .findFirst()
        .or(() -> there.stream().filter(v -> feeder(v).equals(feeder(asked))).findFirst());
  }

  /** Whether a source is a feeder, which can be empty; else it is the glass. */
  static boolean isFeeder(String source) {
    String plain = plain(source);
    return List.of("adf", "feeder", "duplex", "card").stream().anyMatch(plain::contains);
  }

  private static String feeder(String source) {
    return plain(source).replace("automaticdocumentfeeder", "adf").replace("documentfeeder", "adf");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
