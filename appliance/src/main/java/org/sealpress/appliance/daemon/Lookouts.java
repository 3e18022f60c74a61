package org.sealpress.appliance.daemon;

import org.sealpress.appliance.config.LedConfig;
import org.sealpress.appliance.metrics.BoxMetrics;
import org.sealpress.appliance.service.NativeHeap;
import org.sealpress.appliance.service.Pulse;
import org.sealpress.appliance.service.ServiceManager;

/** What looks at the box as it runs and tells others: alarms, lamps, the service manager. */
final class Lookouts {
  private final Run run;
  private final FrontDoor front;

  Lookouts(Run run, FrontDoor front) {
    this.run = run;
    this.front = front;
  }

  /** Begins to look for what is wrong. */
  void alarms(Watched box, BoxMetrics metrics) {
    Alerts alerts = run.opened(new Alerts(box, metrics, run.clock()));
    alerts.start();
    front.open(alerts);
  }

  /** Has lamps show how the box is doing, where there are some. */
  void lamps() {
    LedConfig config = run.config().led();
    if (!config.lines().isEmpty()) {
      LampPatrol lamps = run.opened(new LampPatrol(config, front::status, System::nanoTime));
      lamps.start();
      front.open(lamps);
    }
  }

  /** Tells the service manager again and again that the box lives, and how it is doing. */
  void pulse(ServiceManager manager, Vitals vitals) {
    run.opened(
            new Pulse(
                manager,
                ServiceManager.patience(System.getenv(), ProcessHandle.current().pid()),
                vitals::dead,
                () -> OneLine.of(front.status())))
        .start();
  }

  /** Gives memory back whenever nothing is in hand. */
  void rest(CaptureLine line) {
    run.opened(new RestPatrol(line::isBusy, System::gc, NativeHeap::trim)).start();
  }
}
