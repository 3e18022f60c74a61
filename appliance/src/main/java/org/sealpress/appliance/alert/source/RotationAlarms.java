package org.sealpress.appliance.alert.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;
import org.sealpress.plan.Warning;

/** What the rotation of drives warns of and somebody has to do something about. */
public final class RotationAlarms implements AlarmSource {
  private static final Map<Warning.Kind, AlarmKind> KINDS =
      Map.of(
          Warning.Kind.EXPOSURE, AlarmKind.EXPOSURE,
          Warning.Kind.OVERDUE, AlarmKind.DRIVE_OVERDUE,
          Warning.Kind.NONE_IN, AlarmKind.NO_DRIVE_IN,
          Warning.Kind.NOT_SEEN, AlarmKind.DRIVE_NOT_SEEN,
          Warning.Kind.FULL, AlarmKind.DRIVE_FULL,
          Warning.Kind.FULL_SOON, AlarmKind.DRIVE_FULL_SOON,
          Warning.Kind.DAMAGED, AlarmKind.DRIVE_DAMAGED);

  private final Supplier<List<Warning>> warnings;

  /** Of warnings as they are now. */
  public RotationAlarms(Supplier<List<Warning>> warnings) {
    this.warnings = warnings;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.copyOf(KINDS.values());
  }

  @Override
  public List<Sight> look(Today today) {
    List<Sight> sights = new ArrayList<>();
    for (Warning warning : warnings.get()) {
      AlarmKind kind = KINDS.get(warning.kind());
      if (kind != null) {
        sights.add(new Sight.Wrong(alarm(kind, warning)));
      }
    }
    return sights;
  }

  private static Alarm alarm(AlarmKind kind, Warning warning) {
    return new Alarm(
        kind,
        warning.drive(),
        urgency(kind),
        title(kind, "drive " + warning.drive()),
        warning.text(),
        Optional.empty(),
        risk(kind),
        "Do what is said above; `sealpress drive list` on the box shows all drives");
  }

  private static Urgency urgency(AlarmKind kind) {
    return switch (kind) {
      case DRIVE_FULL, DRIVE_DAMAGED, EXPOSURE -> Urgency.URGENT;
      case DRIVE_FULL_SOON -> Urgency.NOTE;
      default -> Urgency.SOON;
    };
  }

  private static String title(AlarmKind kind, String drive) {
    return switch (kind) {
      case EXPOSURE -> "documents are on no drive that is away";
      case DRIVE_OVERDUE -> "the swap of drives is overdue";
      case NO_DRIVE_IN -> "no drive is in the slot";
      case DRIVE_NOT_SEEN -> drive + " was not seen for long";
      case DRIVE_FULL -> drive + " is full";
      case DRIVE_FULL_SOON -> drive + " will be full soon";
      default -> "copies on " + drive + " are damaged or missing";
    };
  }

  private static String risk(AlarmKind kind) {
    return switch (kind) {
      case EXPOSURE, DRIVE_OVERDUE ->
          "A fire or a theft at the box takes what is on no drive that is away";
      case NO_DRIVE_IN -> "New documents go to no drive";
      case DRIVE_NOT_SEEN -> "What is on no other drive is lost if this one is";
      case DRIVE_FULL -> "New documents don't get onto this drive";
      case DRIVE_FULL_SOON -> "Nothing yet; when it is full, new documents don't get onto it";
      default -> "What is damaged on this drive can't be restored from it";
    };
  }
}
