package org.sealpress.appliance.button;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.sealpress.appliance.button.ButtonState.Condition;
import org.sealpress.appliance.config.DocumentClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one button: what it signals becomes presses and a state. Whatever goes wrong in
 * who listens ends here.
 */
final class ButtonWatch implements Signals {
  private static final Logger LOG = LoggerFactory.getLogger(ButtonWatch.class);

  private static final String TWICE = "it was pressed a moment ago: this counts as the same press";

  private final ButtonPlan plan;
  private final PressListener listener;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Runnable soon;
  private final Map<String, Contact> contacts = new LinkedHashMap<>();
  private Condition source = Condition.STARTING;
  private String why = "";
  private String note = "";
  private ButtonState told;

  /**
   * Of a button.
   *
   * @param soon asks for {@link #passed} as soon as a key that is down may have settled
   */
  ButtonWatch(
      ButtonPlan plan, PressListener listener, Clock clock, LongSupplier nanos, Runnable soon) {
    this.soon = soon;
    this.plan = plan;
    this.listener = listener;
    this.clock = clock;
    this.nanos = nanos;
    this.told =
        new ButtonState(
            plan.name(), plan.kind(), Condition.STARTING, "", clock.instant(), 0, Optional.empty());
  }

  /** How the button is doing. */
  ButtonState state() {
    passed();
    synchronized (this) {
      return told;
    }
  }

  @Override
  public void watched() {
    become(Condition.WATCHED, "");
  }

  @Override
  public void away(String reason) {
    synchronized (this) {
      contacts.values().forEach(Contact::release);
    }
    become(Condition.AWAY, reason);
  }

  private void become(Condition condition, String reason) {
    synchronized (this) {
      source = condition;
      why = reason;
    }
    tell();
  }

  @Override
  public void down(String key) {
    edge(key, true);
  }

  @Override
  public void up(String key) {
    edge(key, false);
  }

  @Override
  public PressListener.Taken pressed(String key) {
    boolean press;
    boolean bouncing;
    synchronized (this) {
      long now = nanos.getAsLong();
      Contact contact = contact(key);
      press = contact.edge(true, now);
      contact.edge(false, now);
      bouncing = contact.trouble(now) == Contact.Trouble.BOUNCING;
    }
    DocumentClass documentClass = plan.keys().get(key);
    PressListener.Taken taken =
        press && documentClass != null
            ? press(key, documentClass)
            : PressListener.Taken.refused(bouncing ? plan.bouncing(key) : TWICE);
    tell();
    return taken;
  }

  private void edge(String key, boolean down) {
    boolean press;
    synchronized (this) {
      press = contact(key).edge(down, nanos.getAsLong());
    }
    settle(press ? List.of(key) : List.of());
    if (down && !press) {
      soon.run();
    }
  }

  @Override
  public void held(String key) {
    synchronized (this) {
      contact(key).held(nanos.getAsLong());
    }
    tell();
  }

  @Override
  public void note(String what) {
    synchronized (this) {
      note = what;
    }
    tell();
  }

  /** Time has passed: what is down may have become a press, or stuck. */
  void passed() {
    List<String> pressed = new ArrayList<>();
    synchronized (this) {
      long now = nanos.getAsLong();
      contacts.forEach(
          (key, contact) -> {
            if (contact.passed(now)) {
              pressed.add(key);
            }
          });
    }
    settle(pressed);
  }

  private Contact contact(String key) {
    return contacts.computeIfAbsent(key, name -> new Contact(plan.kind().touch()));
  }

  private void settle(List<String> pressed) {
    for (String key : pressed) {
      DocumentClass documentClass = plan.keys().get(key);
      if (documentClass != null) {
        press(key, documentClass);
      }
    }
    tell();
  }

  private PressListener.Taken press(String key, DocumentClass documentClass) {
    PressListener.Taken taken;
    try {
      taken = listener.pressed(documentClass, plan.source(key));
    } catch (RuntimeException | Error e) {
      LOG.error("a press of button {}: internal error", plan.name(), e);
      taken = PressListener.Taken.refused("internal error, please report it with the log: " + e);
    }
    synchronized (this) {
      Instant now = clock.instant();
      note = taken.refusal().map(reason -> "The last press was not taken: " + reason).orElse("");
      told =
          new ButtonState(
              told.name(),
              told.kind(),
              told.condition(),
              told.message(),
              told.since(),
              told.presses() + 1,
              Optional.of(now));
    }
    return taken;
  }

  private void tell() {
    ButtonState now;
    boolean same;
    boolean fresh;
    synchronized (this) {
      Verdict verdict = verdict();
      same = verdict.condition == told.condition();
      fresh = !same || !verdict.message.equals(told.message());
      now =
          new ButtonState(
              told.name(),
              told.kind(),
              verdict.condition,
              verdict.message,
              same ? told.since() : clock.instant(),
              told.presses(),
              told.last());
      told = now;
    }
    boolean ofScanner = now.kind() == ButtonKind.SCANNER && now.condition() == Condition.AWAY;
    if (fresh && !now.message().isEmpty() && !ofScanner) { // that it is away is logged already
      LOG.warn("button {}: {}", now.name(), now.message());
    } else if (!same && now.condition() == Condition.WATCHED) {
      LOG.info("button {} is watched", now.name());
    }
  }

  private record Verdict(Condition condition, String message) {}

  private Verdict verdict() {
    if (source != Condition.WATCHED) {
      return new Verdict(source, why);
    }
    long now = nanos.getAsLong();
    for (Map.Entry<String, Contact> each : contacts.entrySet()) {
      switch (each.getValue().trouble(now)) {
        case STUCK -> {
          return new Verdict(Condition.STUCK, plan.stuck(each.getKey()));
        }
        case BOUNCING -> {
          return new Verdict(Condition.BOUNCING, plan.bouncing(each.getKey()));
        }
        default -> {}
      }
    }
    return new Verdict(Condition.WATCHED, note);
  }
}
