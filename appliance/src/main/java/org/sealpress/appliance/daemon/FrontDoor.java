package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.button.Press;
import org.sealpress.appliance.button.Presses;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.web.BoxState;
import org.sealpress.ledger.RandomId;

/** What other programs see of the box and can start on it. */
final class FrontDoor implements BoxState {
  private final Config config;
  private final Board board;
  private final Presses presses;
  private final SecureRandom random;

  FrontDoor(Config config, Board board, Presses presses, SecureRandom random) {
    this.config = config;
    this.board = board;
    this.presses = presses;
    this.random = random;
  }

  @Override
  public JsonObject status() {
    return board.json();
  }

  @Override
  public Optional<JsonObject> capture(String id, int from) {
    return board.capture(id, from);
  }

  @Override
  public List<String> classes() {
    return config.classes().stream().map(DocumentClass::name).toList();
  }

  @Override
  public Pressed press(String documentClass) {
    Press press =
        new Press(
            RandomId.next(random),
            config.documentClass(documentClass).orElseThrow(),
            "the button of another program");
    board.waiting(press); // Before the desk can take it.
    Presses.Answer answer = presses.offer(press);
    if (answer == Presses.Answer.TAKEN) {
      return new Pressed.Taken(press.capture());
    }
    board.forget(press);
    return new Pressed.Refused(
        answer == Presses.Answer.FULL
            ? Presses.MOST + " presses wait for the scanner already: wait until they are done"
            : Desk.ENDING);
  }
}
