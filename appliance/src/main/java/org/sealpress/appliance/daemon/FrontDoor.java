package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.button.Buttons;
import org.sealpress.appliance.button.Press;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.drive.Slots;
import org.sealpress.appliance.web.AdminBox;
import org.sealpress.appliance.web.BoxState;
import org.sealpress.appliance.web.BoxWatch;
import org.sealpress.appliance.web.DocumentBox;
import org.sealpress.appliance.web.PlaceBox;
import org.sealpress.appliance.web.ReadingBox;
import org.sealpress.appliance.web.status.Headline;
import org.sealpress.intake.CheckRefused;
import org.sealpress.intake.Checks;
import org.sealpress.intake.DocumentTitle;
import org.sealpress.intake.Intake;
import org.sealpress.intake.LeftOut;
import org.sealpress.intake.NotHeld;
import org.sealpress.plan.Held;

/** What other programs see of the box and can start on it. */
final class FrontDoor implements BoxState {
  private static final String NOT_HELD =
      "this capture is not held: nothing is to be decided on it; see the status";

  private static final String NOT_CHECKED =
      "this capture does not wait for a look at its pages now; see the status";

  private final Config config;
  private final Board board;
  private final ButtonDoor presses;
  private volatile Optional<Intake> intake = Optional.empty();
  private volatile Optional<Drills> drills = Optional.empty();
  private volatile Optional<Enrolments> enrolments = Optional.empty();
  private volatile Optional<Slots> slots = Optional.empty();
  private volatile Optional<Buttons> buttons = Optional.empty();
  private volatile Optional<LampPatrol> lamps = Optional.empty();
  private volatile Optional<Rotations> rotations = Optional.empty();
  private volatile Optional<Plans> plans = Optional.empty();
  private volatile Optional<Readings> readings = Optional.empty();
  private volatile Optional<Tally> tally = Optional.empty();
  private volatile Optional<Alerts> alerts = Optional.empty();
  private volatile Optional<DocumentBox> documents = Optional.empty();
  private volatile Optional<PlaceBox> places = Optional.empty();
  private volatile Optional<AdminBox> admin = Optional.empty();

  FrontDoor(Config config, Board board, ButtonDoor presses) {
    this.config = config;
    this.board = board;
    this.presses = presses;
  }

  /** From now on captures that are held can be decided on. */
  void open(Intake opened) {
    intake = Optional.of(opened);
  }

  /** From now on receipts of drills are taken. */
  void open(Drills opened) {
    drills = Optional.of(opened);
  }

  /** From now on slots are watched. */
  void open(Slots opened) {
    slots = Optional.of(opened);
  }

  @Override
  public Ejecting eject(String drive) {
    if (slots.isEmpty()) {
      return new Ejecting("", Optional.of(BoxState.STARTING));
    }
    Slots.Answer answer = slots.get().eject(drive);
    return new Ejecting(answer.slot(), answer.refusal());
  }

  /** From now on buttons are watched. */
  void open(Buttons opened) {
    buttons = Optional.of(opened);
  }

  /** From now on lamps show how the box is doing. */
  void open(LampPatrol opened) {
    lamps = Optional.of(opened);
  }

  /** From now on it is told how much was sealed today. */
  void open(Tally opened) {
    tally = Optional.of(opened);
  }

  /** From now on drives can be enrolled. */
  void open(Enrolments opened) {
    enrolments = Optional.of(opened);
  }

  @Override
  public Optional<String> enrol(String label, Optional<String> slot, String check) {
    return enrolments
        .map(box -> box.begin(label, slot, check))
        .orElseGet(() -> Optional.of(BoxState.STARTING));
  }

  @Override
  public JsonObject enrolment() {
    return enrolments.map(Enrolments::state).orElseGet(() -> new JsonObject().put("state", "none"));
  }

  /** From now on it is told which drive comes next. */
  void open(Rotations opened) {
    rotations = Optional.of(opened);
  }

  /** From now on alarms are raised. */
  void open(Alerts opened) {
    alerts = Optional.of(opened);
  }

  /** From now on documents can be opened in a browser. */
  void open(Readings opened) {
    readings = Optional.of(opened);
  }

  @Override
  public Optional<ReadingBox> reading() {
    return readings.map(each -> each);
  }

  @Override
  public Optional<BoxWatch> watch() {
    return alerts.map(each -> each);
  }

  /** From now on documents, places and settings can be looked at. */
  void open(DocumentBox shelf, PlaceBox depots, AdminBox office) {
    documents = Optional.of(shelf);
    places = Optional.of(depots);
    admin = Optional.of(office);
  }

  @Override
  public Optional<DocumentBox> documents() {
    return documents;
  }

  @Override
  public Optional<PlaceBox> places() {
    return places;
  }

  @Override
  public Optional<AdminBox> admin() {
    return admin;
  }

  @Override
  public Optional<JsonObject> drives() {
    Optional<Rotations> box = rotations;
    try {
      return box.isEmpty() ? Optional.empty() : Optional.of(box.get().drives());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on it is told what is due and what is to come. */
  void open(Plans opened) {
    plans = Optional.of(opened);
  }

  @Override
  public Optional<JsonObject> plan() {
    Optional<Plans> box = plans;
    try {
      return box.isEmpty() ? Optional.empty() : Optional.of(box.get().plan());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Pressed retireDrive(String id, String reason) {
    Pressed retired =
        rotations.map(box -> box.retire(id, reason)).orElse(new Pressed.Refused(BoxState.STARTING));
    slots.ifPresent(Slots::lookAgain);
    return retired;
  }

  @Override
  public JsonObject status() {
    JsonObject status = board.json();
    drills.flatMap(Drills::last).ifPresent(last -> status.put("drill", last));
    slots.ifPresent(box -> status.put("slots", SlotJson.of(box.states())));
    rotations.flatMap(Rotations::status).ifPresent(plan -> status.put("rotation", plan));
    rotations
        .flatMap(Rotations::last)
        .ifPresent(last -> status.put("documents", Held.all(last.facts().holdings()).documents()));
    lamps.ifPresent(each -> status.put("lamps", new JsonObject().put("message", each.problem())));
    buttons.ifPresent(all -> status.put("buttons", ButtonJson.of(all.states())));
    tally.ifPresent(each -> status.put("today", each.json()));
    alerts.ifPresent(each -> status.put("alarms", each.raised()));
    return status.put("headline", Headline.of(status).json());
  }

  @Override
  public Optional<String> takeReceipt(byte[] receipt) {
    Optional<Drills> box = drills;
    return box.isEmpty() ? Optional.of(BoxState.STARTING) : box.get().take(receipt);
  }

  @Override
  public Optional<JsonObject> capture(String id, int from) {
    return board.capture(id, from);
  }

  @Override
  public List<LeftOut> leftOut(String capture) {
    return intake.map(box -> box.leftOut(capture)).orElse(List.of());
  }

  @Override
  public List<String> classes() {
    return config.classes().stream().map(DocumentClass::name).toList();
  }

  @Override
  public Optional<Checks> checks() {
    return intake.map(Intake::checks);
  }

  @Override
  public Pressed feedAgain(String capture, int side, String by, String why) {
    Optional<DocumentClass> checked = board.classOfChecked(capture).flatMap(config::documentClass);
    Optional<Checks> checks = checks();
    if (checked.isEmpty() || checks.isEmpty()) {
      return new Pressed.Refused(NOT_CHECKED);
    }
    try {
      checks.get().awaitScanner(capture, by);
    } catch (CheckRefused e) {
      return new Pressed.Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Pressed.Refused("it can't be written down now: " + e.getMessage());
    }
    Press press = new Press(capture, new Press.Again(side, by, why), checked.get(), by);
    board.againWaiting(press);
    Pressed pressed = presses.offer(press);
    if (pressed instanceof Pressed.Refused refused) {
      checks.get().scannerDone(capture);
      board.refused(press, refused.why());
    }
    return pressed;
  }

  @Override
  public Pressed press(String documentClass) {
    return press(documentClass, DocumentTitle.NONE);
  }

  @Override
  public Pressed press(String documentClass, DocumentTitle title) {
    return presses.press(
        config.documentClass(documentClass).orElseThrow(), title, "the button of another program");
  }

  @Override
  public Optional<Pressed> pressButton(String name) {
    return buttons
        .flatMap(all -> all.press(name))
        .map(
            taken ->
                taken
                    .capture()
                    .<Pressed>map(Pressed.Taken::new)
                    .orElseGet(() -> new Pressed.Refused(taken.refusal().orElse(""))));
  }

  @Override
  public Pressed feedRest(String capture) {
    Optional<DocumentClass> held = board.classOfHeld(capture).flatMap(config::documentClass);
    if (held.isEmpty()) {
      return new Pressed.Refused(NOT_HELD);
    }
    Press press = new Press(capture, new Press.Rest(), held.get(), "the button of another program");
    board.restWaiting(press);
    Pressed pressed = presses.offer(press);
    if (pressed instanceof Pressed.Refused refused) {
      board.refused(press, refused.why());
    }
    return pressed;
  }

  @Override
  public Pressed finish(String capture) {
    return decide(capture, box -> box.finish(capture));
  }

  @Override
  public Pressed discard(String capture, String reason) {
    return decide(capture, box -> box.discard(capture, reason));
  }

  /** What a person decides on a capture. */
  private interface Decision {
    void on(Intake intake) throws IOException;
  }

  private Pressed decide(String capture, Decision decision) {
    Optional<Intake> box = intake;
    if (box.isEmpty()) {
      return new Pressed.Refused(BoxState.STARTING);
    }
    try {
      decision.on(box.get());
      return new Pressed.Taken(capture);
    } catch (NotHeld e) {
      return new Pressed.Refused(NOT_HELD);
    } catch (IOException e) {
      return new Pressed.Refused("it can't be written down now: " + e.getMessage());
    }
  }
}
