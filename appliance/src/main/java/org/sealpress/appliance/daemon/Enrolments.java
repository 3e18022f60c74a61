package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.CapacityCheck;
import org.sealpress.target.drive.DriveMarker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enrols drives for programs that ask for it, one after the other. Safe for several threads. */
final class Enrolments {
  private static final Logger LOG = LoggerFactory.getLogger(Enrolments.class);

  private final Drives drives;
  private final Runnable then;
  private final Thread cleaning;
  private JsonObject state = new JsonObject().put("state", "none");

  /**
   * For a box.
   *
   * @param then what is done once there is another drive
   */
  Enrolments(Drives drives, Runnable then) {
    this.drives = drives;
    this.then = then;
    cleaning = new Thread(this::clean, "enrol-clean");
    cleaning.setDaemon(true);
    cleaning.start();
  }

  /** Of one that was killed. A failing drive may take minutes to answer: nothing waits for it. */
  private void clean() {
    drives.slots().all().forEach(each -> drives.slot(each).removeTestFiles());
  }

  /** How the last one, or the present one, is doing. */
  synchronized JsonObject state() {
    return state.copy();
  }

  /**
   * Begins one, on a thread of its own.
   *
   * @return why not; empty when it has begun
   */
  synchronized Optional<String> begin(String label, Optional<String> slot, String check) {
    if (state.getString("state").equals("running")) {
      return Optional.of("a drive is being enrolled already: wait until that is done");
    }
    Optional<TargetConfig.Drive> target = drives.slots().named(slot);
    if (target.isEmpty()) {
      return Optional.of(drives.slots().whyNone(slot));
    }
    CapacityCheck.Depth depth;
    try {
      DriveMarker.checkLabel(label);
      depth = CapacityCheck.Depth.valueOf(check.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    state =
        new JsonObject()
            .put("state", "running")
            .put("label", label)
            .put("slot", target.get().name())
            .put("step", "looking")
            .put("done", 0L)
            .put("total", 0L);
    Thread thread = new Thread(() -> run(target.get(), label, depth), "enrol-drive");
    thread.setDaemon(true);
    thread.start();
    return Optional.empty();
  }

  private void run(TargetConfig.Drive slot, String label, CapacityCheck.Depth depth) {
    try {
      cleaning.join(); // what it removes must be of an earlier one
      DriveMarker marker = drives.enrol(slot, label, depth, this::at);
      LOG.info("{} is one of the set now", marker.title());
      end("done", "The drive in the slot at %s is now \"%s\".".formatted(slot.path(), label));
      then.run();
    } catch (TargetFault e) {
      LOG.warn("drive \"{}\" was not enrolled: {}", label, e.getMessage());
      end("failed", e.getMessage());
    } catch (InterruptedException e) {
      end("failed", "the box is ending");
    } catch (RuntimeException | Error e) {
      LOG.error("drive \"{}\" was not enrolled", label, e);
      end("failed", "internal error; the log tells more");
    }
  }

  private synchronized void at(String step, long done, long total) {
    state.put("step", step).put("done", done).put("total", total);
  }

  private synchronized void end(String how, String message) {
    state.put("state", how).put("message", message);
  }
}
