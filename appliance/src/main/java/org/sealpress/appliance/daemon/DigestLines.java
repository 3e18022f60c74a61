package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.alert.Digest;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.delivery.BoxStore;
import org.sealpress.ledger.Event;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Exposure;
import org.sealpress.plan.Facts;
import org.sealpress.plan.Held;
import org.sealpress.plan.Proof;
import org.sealpress.plan.Today;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.Upkeep;

/** What a digest tells of a box. */
record DigestLines(Watched box) implements Digest.Facts {

  @Override
  public long documents() throws IOException {
    return box.vault().catalog().sealed();
  }

  @Override
  public List<Digest.Section> sections(Today today) throws IOException {
    Optional<Facts> facts = box.calendar().rotations().last().map(RotationJson::facts);
    return List.of(
        new Digest.Section("Targets", targets()),
        new Digest.Section("Drives", facts.map(known -> drives(known, today)).orElse(List.of())),
        new Digest.Section("Last verification", verifications(facts, today)),
        new Digest.Section("Last restore drill", List.of(drill(today))));
  }

  private List<String> targets() throws IOException {
    Catalog catalog = box.vault().catalog();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, TargetState> each : box.board().targets().entrySet()) {
      String name = each.getKey();
      boolean slot = box.config().target(name).orElseThrow() instanceof TargetConfig.Drive;
      String holds = slot ? "" : Today.counted(catalog.held(name), "copy") + ", ";
      lines.add(name + ": " + holds.replace("copys", "copies") + state(each.getValue()));
    }
    return lines;
  }

  private static String state(TargetState state) {
    return switch (state.condition()) {
      case UNKNOWN -> "not looked at yet";
      case UP_TO_DATE -> "has everything";
      case WAITING ->
          "waits for its hours, " + Today.counted(state.waiting(), "document") + " to come";
      case BEHIND ->
          state.waiting() > 0
              ? "lacks " + Today.counted(state.waiting(), "document")
              : "can't be used now";
    };
  }

  private static List<String> drives(Facts facts, Today today) {
    List<String> lines = new ArrayList<>();
    long all = Held.all(facts.holdings()).documents();
    for (DriveRecord drive : facts.drives()) {
      if (drive.isActive()) {
        lines.add(
            "%s: %s since %s, holds %,d of %s"
                .formatted(
                    drive.label(),
                    drive.isAway() ? "away" : "in the box",
                    today.told(drive.stay().since()),
                    Held.on(facts.holdings(), drive).documents(),
                    Today.counted(all, "document")));
      }
    }
    if (!lines.isEmpty()) {
      lines.add(Exposure.of(facts).told(today));
    }
    return lines;
  }

  /** Of the box, of what stays in its place, and of each drive. */
  private List<String> verifications(Optional<Facts> facts, Today today) throws IOException {
    Upkeep upkeep = box.vault().catalog().upkeep();
    List<String> lines = new ArrayList<>();
    upkeep
        .lastRead(Event.THIS_BOX)
        .ifPresent(proof -> lines.add(result(BoxStore.NAME, proof, today)));
    for (TargetConfig target : box.config().targets()) {
      upkeep
          .lastRead(target.name())
          .ifPresent(proof -> lines.add(result(target.name(), proof, today)));
    }
    for (DriveRecord drive : facts.map(Facts::drives).orElse(List.of())) {
      drive
          .proof()
          .filter(proof -> drive.isActive())
          .ifPresent(proof -> lines.add(result("drive " + drive.label(), proof, today)));
    }
    return lines.isEmpty() ? List.of("none yet") : lines;
  }

  private static String result(String what, Proof proof, Today today) {
    return "%s: part %d of %d, %s on %s"
        .formatted(
            what,
            proof.part(),
            proof.parts(),
            proof.isWhole()
                ? "all as it was stored"
                : "%,d damaged and %,d missing".formatted(proof.damaged(), proof.missing()),
            today.told(proof.at()));
  }

  private String drill(Today today) {
    return box.calendar()
        .drills()
        .lastTime()
        .map(at -> Spelled.of(at, today.zone()))
        .orElse("none yet: see `sealpress help drill`");
  }
}
