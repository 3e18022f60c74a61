package org.sealpress.appliance.button;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sealpress.appliance.config.InputKeys;

/**
 * A device that types what it reads and then Enter: each code that is known is a button. Of codes
 * that are not known only that there was one is told, with what it was, for the configuration.
 */
final class BarcodeReader implements InputButton.Keyboard {
  /** A reader types without a pause; what is older was typed by somebody else. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final int LONGEST = 64;

  private final Set<String> codes;
  private final LongSupplier nanos;
  private final StringBuilder typed = new StringBuilder();
  private long last;

  BarcodeReader(Set<String> codes, LongSupplier nanos) {
    this.codes = Set.copyOf(codes);
    this.nanos = nanos;
  }

  @Override
  public void on(InputEvent event, Signals signals) {
    if (event.type() != InputEvent.KEY || event.value() != 1) {
      return;
    }
    long now = nanos.getAsLong();
    if (now - last > PAUSE.toNanos()) {
      typed.setLength(0);
    }
    last = now;
    boolean enter =
        event.code() == InputKeys.code("enter").orElseThrow()
            || event.code() == InputKeys.code("kpenter").orElseThrow();
    if (enter) {
      read(typed.toString(), signals);
      typed.setLength(0);
    } else if (typed.length() < LONGEST) {
      InputKeys.typed(event.code()).ifPresent(typed::append);
    }
  }

  private void read(String code, Signals signals) {
    if (codes.contains(code)) {
      signals.pressed(code);
    } else if (!code.isEmpty()) {
      signals.note(
          "It has read \"%s\", which is no code of the configuration: add it to `codes`, or show it another one."
              .formatted(code));
    }
  }
}
