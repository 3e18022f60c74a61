package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.ZoneId;
import org.sealpress.appliance.button.Presses;
import org.sealpress.appliance.config.Config;
import org.sealpress.plan.ClockCheck;

/**
 * What answers from early on, while all else still starts: the board with its calendar, the page,
 * and the doors that programs and buttons knock at.
 *
 * @param presses what was pressed and waits for the scanner
 * @param taker takes what is pressed
 */
record Doors(
    Board board,
    ClockCheck check,
    Agenda agenda,
    Presses presses,
    ButtonDoor taker,
    FrontDoor front,
    PageDoor page) {

  /**
   * Opens them; most of what the front door is asked for answers later, once it is there.
   *
   * @throws IOException when the port is taken or the data folder can't be written to
   */
  static Doors open(Run run, Archive archive, HttpDoor http) throws IOException {
    Config config = run.config();
    ZoneId zone = ZoneId.systemDefault();
    Board board = new Board(config.box(), Wiring.targetNames(config), run.clock(), new BoardLog());
    ClockCheck check = new ClockCheck(run.clock(), zone, System::nanoTime);
    Agenda agenda =
        new Agenda(config.classes(), archive.vault().catalog(), archive.ledger(), check, zone);
    board.plan(agenda);
    PolicyDiary.record(config.classes(), archive.vault().catalog(), archive.ledger());
    Presses presses = new Presses();
    ButtonDoor taker = new ButtonDoor(board, presses, run.random());
    FrontDoor front = new FrontDoor(config, board, taker);
    PageDoor page =
        run.opened(
            PageDoor.open(run.file(), archive.data(), archive.ledger(), run.clock(), run.random()));
    http.open(run.file(), page.door(), front);
    board.warn(page.problems());
    board.warn(Wiring.warnings(run.file()));
    RemoteCheck.begin(run.file(), board::warn);
    return new Doors(board, check, agenda, presses, taker, front, page);
  }
}
