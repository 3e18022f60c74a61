package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.sealpress.intake.Checks;
import org.sealpress.intake.DocumentTitle;
import org.sealpress.intake.LeftOut;

/** What the interface shows and starts. Called from the event loop: must not block. */
public interface BoxState {
  /** Why something is refused that the box can do in a moment. */
  String STARTING = "the box is starting: try again";

  /** Everything that is known now, but for the steps of captures. */
  JsonObject status();

  /** Alarms and metrics; empty while the box starts. */
  default Optional<BoxWatch> watch() {
    return Optional.empty();
  }

  /** Documents for who opens them in a browser; empty while the box starts. */
  default Optional<ReadingBox> reading() {
    return Optional.empty();
  }

  /** The documents; empty while the box starts. */
  default Optional<DocumentBox> documents() {
    return Optional.empty();
  }

  /** The places for copies; empty while the box starts. */
  default Optional<PlaceBox> places() {
    return Optional.empty();
  }

  /** The box itself; empty while the box starts. */
  default Optional<AdminBox> admin() {
    return Optional.empty();
  }

  /**
   * One of the last captures.
   *
   * @param from number of the first step that is wanted, from 0
   */
  Optional<JsonObject> capture(String id, int from);

  /**
   * The sides of a capture that will be no pages, each with a small picture, until it is sealed.
   */
  List<LeftOut> leftOut(String capture);

  /** The names of the classes that there are; the first is used when none is asked for. */
  List<String> classes();

  /** Presses the button for one of the classes. */
  Pressed press(String documentClass);

  /** Presses the button for one of the classes, for a document that a person calls so. */
  default Pressed press(String documentClass, DocumentTitle title) {
    return press(documentClass);
  }

  /**
   * Presses a button of the configuration that programs press; empty when there is none so named.
   */
  default Optional<Pressed> pressButton(String name) {
    return Optional.empty();
  }

  /** What people see of captures that are not sealed; empty while the box starts. */
  default Optional<Checks> checks() {
    return Optional.empty();
  }

  /**
   * Feeds the sheet of a page once more, for a capture that waits for a look.
   *
   * @param by who wants it
   * @param why not blank
   */
  default Pressed feedAgain(String capture, int side, String by, String why) {
    return new Pressed.Refused(STARTING);
  }

  /** Feeds the rest of a capture whose feeder had stopped. */
  Pressed feedRest(String capture);

  /** Finishes a capture that is held with what is there. May block for a disk. */
  Pressed finish(String capture);

  /**
   * Throws a capture away that is held. May block for a disk.
   *
   * @param reason not blank
   */
  Pressed discard(String capture, String reason);

  /**
   * Takes the receipt of a drill into the ledger. May block for a disk.
   *
   * @return why it is not taken; empty when it is
   */
  Optional<String> takeReceipt(byte[] receipt);

  /**
   * Begins to make the drive in a slot one of the set.
   *
   * @param slot the target's name; empty for the only one
   * @param check {@code none}, {@code quick} or {@code full}
   * @return why it has not begun; empty when it has
   */
  Optional<String> enrol(String label, Optional<String> slot, String check);

  /**
   * How the last enrolment is doing: {@code state} is {@code none}, {@code running}, {@code done}
   * or {@code failed}.
   */
  JsonObject enrolment();

  /**
   * All drives, what is on them, and which one comes next. May block for a disk.
   *
   * @return empty while the box starts
   */
  Optional<JsonObject> drives();

  /**
   * What is due, what is late, and what is to come. May block for a disk.
   *
   * @return empty while the box starts
   */
  Optional<JsonObject> plan();

  /**
   * Takes a drive out of the set for good. May block for a disk.
   *
   * @param id the drive's id
   * @param reason not blank
   */
  Pressed retireDrive(String id, String reason);

  /**
   * Begins to let a drive go, so that it can be pulled.
   *
   * @param drive its label, or the slot's name; empty for the only one that is there
   */
  Ejecting eject(String drive);

  /**
   * What became of that.
   *
   * @param slot in which slot the drive is: how that ends is in the status
   * @param refusal why it has not begun; empty when it has, or is done
   */
  record Ejecting(String slot, Optional<String> refusal) {}

  /** What became of a press, or of a decision. */
  sealed interface Pressed {
    /** It starts this capture, now or when its turn comes; or moves it on. */
    record Taken(String capture) implements Pressed {}

    /** It is done, and this is to be said of it. */
    record Told(String text) implements Pressed {}

    /** It was asked for in a wrong way. */
    record Wrong(String why) implements Pressed {}

    /** It starts nothing. */
    record Refused(String why) implements Pressed {}
  }
}
