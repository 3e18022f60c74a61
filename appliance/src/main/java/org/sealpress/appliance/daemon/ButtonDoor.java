package org.sealpress.appliance.daemon;

import java.security.SecureRandom;
import java.util.function.Supplier;
import org.sealpress.appliance.button.Press;
import org.sealpress.appliance.button.PressListener;
import org.sealpress.appliance.button.Presses;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.web.BoxState;
import org.sealpress.intake.DocumentTitle;
import org.sealpress.ledger.RandomId;

/** Takes presses, shows them on the board at once, and has them wait for the scanner. */
final class ButtonDoor implements PressListener {
  private final Board board;
  private final Presses presses;
  private final Supplier<String> ids;

  ButtonDoor(Board board, Presses presses, SecureRandom random) {
    this.board = board;
    this.presses = presses;
    this.ids = () -> RandomId.next(random);
  }

  @Override
  public Taken pressed(DocumentClass documentClass, String source) {
    BoxState.Pressed pressed = press(documentClass, DocumentTitle.NONE, source);
    return pressed instanceof BoxState.Pressed.Taken taken
        ? Taken.by(taken.capture())
        : Taken.refused(((BoxState.Pressed.Refused) pressed).why());
  }

  /** A press for a new capture, which may have a title. */
  BoxState.Pressed press(DocumentClass documentClass, DocumentTitle title, String source) {
    Press press = new Press(ids.get(), new Press.Fresh(title), documentClass, source);
    board.waiting(press); // Before the desk can take it.
    BoxState.Pressed pressed = offer(press);
    if (pressed instanceof BoxState.Pressed.Refused) {
      board.forget(press);
    }
    return pressed;
  }

  /** Has a press wait that the board shows already. */
  BoxState.Pressed offer(Press press) {
    Presses.Answer answer = presses.offer(press);
    if (answer == Presses.Answer.TAKEN) {
      return new BoxState.Pressed.Taken(press.capture());
    }
    return new BoxState.Pressed.Refused(
        answer == Presses.Answer.FULL
            ? Presses.MOST + " presses wait for the scanner already: wait until they are done"
            : Desk.ENDING);
  }
}
