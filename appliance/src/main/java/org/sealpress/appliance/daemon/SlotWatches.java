package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.drive.Deliveries;
import org.sealpress.appliance.drive.DirectUnmounter;
import org.sealpress.appliance.drive.DriveDiary;
import org.sealpress.appliance.drive.Presence;
import org.sealpress.appliance.drive.RequestedUnmounter;
import org.sealpress.appliance.drive.SlotState;
import org.sealpress.appliance.drive.SlotWatch;
import org.sealpress.appliance.drive.Unmounter;
import org.sealpress.delivery.Delivery;
import org.sealpress.target.drive.Mounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who watches the slots of a box. */
final class SlotWatches {
  private static final Logger LOG = LoggerFactory.getLogger(SlotWatches.class);

  /** The system's service writes out what is in memory first. */
  private static final Duration TO_UNMOUNT = Duration.ofMinutes(5);

  private static final Mounts MOUNTS = Mounts.ofThisProcess();

  private SlotWatches() {}

  static List<SlotWatch> of(Drives drives, Delivery delivery, DriveDiary diary, Clock clock) {
    Deliveries deliveries = Deliveries.of(delivery);
    return drives.slots().all().stream()
        .map(
            slot ->
                new SlotWatch(
                    place(slot, drives),
                    unmounter(slot),
                    deliveries,
                    diary,
                    SlotWatches::log,
                    clock))
        .toList();
  }

  private static SlotWatch.Place place(TargetConfig.Drive slot, Drives drives) {
    Path path = slot.path();
    Presence.Eye eye = slot.mounted() ? Presence.ofMount(path, MOUNTS) : Presence.ofFolder(path);
    return new SlotWatch.Place(slot.name(), path, eye, drives.slot(slot)::look);
  }

  private static Unmounter unmounter(TargetConfig.Drive slot) {
    if (!slot.mounted()) {
      return Unmounter.NONE;
    }
    return isRoot() ? new DirectUnmounter(MOUNTS) : RequestedUnmounter.installed(TO_UNMOUNT);
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static void log(SlotState state) {
    String label = state.label().isEmpty() ? "" : " (drive " + BoardLog.shown(state.label()) + ")";
    LOG.info(
        "slot {}: {}{}{}",
        state.slot(),
        state.condition().word(),
        label,
        state.message().isEmpty() ? "" : ": " + state.message());
  }
}
