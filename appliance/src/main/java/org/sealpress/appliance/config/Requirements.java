package org.sealpress.appliance.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.sealpress.plan.Required;

/** Values that say what must be before something may go. */
final class Requirements {
  private static final String FOR_EVER = "for ever";

  private Requirements() {}

  /** Where copies must be. */
  static Scalar<Required> copies() {
    return new Scalar<>(
        Required.EXPECTED,
        "all",
        text -> {
          try {
            return Required.parse(text);
          } catch (IllegalArgumentException e) {
            throw new Scalar.NotAllowed(String.valueOf(e.getMessage()));
          }
        });
  }

  /** A time to stay, or for ever, which gives nothing. */
  static Scalar<Optional<Duration>> stay(String least, String most, String example) {
    Scalar<Duration> duration = Durations.between(least, most, example);
    return new Scalar<>(
        "`" + FOR_EVER + "` or " + duration.expected(),
        FOR_EVER,
        text ->
            text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").equals(FOR_EVER)
                ? Optional.empty()
                : Optional.of(duration.parser().parse(text)));
  }
}
