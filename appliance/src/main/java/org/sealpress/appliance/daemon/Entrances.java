package org.sealpress.appliance.daemon;

import org.sealpress.appliance.button.Buttons;
import org.sealpress.appliance.config.Config;
import org.sealpress.worker.FileWorker;
import org.sealpress.worker.WorkerSettings;

/** The ways in: the scanner with all that makes it feed, and folders for files. */
record Entrances(Buttons buttons, Desk desk) {

  /** Begins to watch buttons, scanner and folders: from now on there are captures. */
  static Entrances open(Run run, Doors doors, CaptureLine line, WorkerSettings settings) {
    Config config = run.config();
    Buttons buttons = new Buttons(config, doors.taker(), run.clock());
    Desk desk =
        run.opened(
            new Desk(
                config,
                Wiring.scanners(config),
                doors.presses(),
                line.intake(),
                doors.board(),
                buttons.sensors(),
                line.deskSign()));
    run.opened(buttons).start();
    desk.start();
    doors.front().open(buttons);
    if (!config.inboxes().isEmpty()) {
      FileWorker files = new FileWorker(settings);
      run.opened(new Inboxes(config.inboxes(), files, line.intake(), doors.board(), run.clock()))
          .start();
    }
    return new Entrances(buttons, desk);
  }
}
