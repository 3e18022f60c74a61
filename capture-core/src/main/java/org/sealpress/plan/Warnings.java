package org.sealpress.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpress.plan.Departure.How;
import org.sealpress.plan.Warning.Kind;

/** Finds what is to be warned of. What needs a clock is left out while the clock is doubtful. */
final class Warnings {
  private final Facts facts;
  private final Rotation plan;
  private final Rules rules;
  private final Today today;
  private final Map<String, FillForecast> fills;
  private final List<Warning> all = new ArrayList<>();

  Warnings(Facts facts, Rotation plan, Rules rules, Today today, Map<String, FillForecast> fills) {
    this.facts = facts;
    this.plan = plan;
    this.rules = rules;
    this.today = today;
    this.fills = fills;
  }

  List<Warning> all() {
    today.doubt().ifPresent(why -> add(Kind.CLOCK, why));
    if (plan.in().isEmpty() && plan.away().isEmpty()) {
      add(
          Kind.NO_DRIVE,
          "no drive is enrolled: put one in the slot and `sealpress drive enrol LABEL`");
    } else {
      set();
      late();
      plan.in().forEach(this::inserted);
      plan.away().forEach(this::away);
    }
    all.sort(Comparator.comparing(Warning::kind));
    return all;
  }

  private void add(Kind kind, String text) {
    all.add(new Warning(kind, "", text));
  }

  private void add(Kind kind, DriveRecord drive, String text) {
    all.add(new Warning(kind, drive.label(), "drive " + drive.label() + " " + text));
  }

  private void set() {
    if (plan.in().size() + plan.away().size() == 1) {
      add(
          Kind.ONE_DRIVE,
          "there is one drive alone: while it is in the slot nothing is away; enrol a second one");
    } else if (plan.away().isEmpty()) {
      add(Kind.NONE_AWAY, "all drives are in the box: take one away, or a fire takes all of them");
    }
  }

  private void late() {
    Exposure exposure = Exposure.of(facts);
    if (!today.isSure()) {
      return;
    }
    if (exposure.days(today) > rules.exposure()) {
      add(Kind.EXPOSURE, exposure.told(today) + ": " + remedy());
    }
    if (plan.overdue() > 0 && plan.in().isEmpty()) {
      add(
          Kind.NONE_IN,
          "no drive is in the slot since %s, new documents go to none: %s"
              .formatted(plan.due().map(today::told).orElse("some time"), remedy()));
    } else if (plan.overdue() > 0) {
      add(
          Kind.OVERDUE,
          "the swap is %s overdue: %s".formatted(Today.counted(plan.overdue(), "day"), remedy()));
    }
  }

  private String remedy() {
    String insert = plan.next().map(next -> "insert drive " + next.label()).orElse("");
    if (plan.in().isEmpty()) {
      return insert;
    }
    String eject = "eject drive " + plan.in().get(0).label() + " and take it away";
    return insert.isEmpty() ? eject : eject + ", " + insert;
  }

  private void inserted(DriveRecord drive) {
    damaged(drive);
    FillForecast fill = fills.get(drive.id());
    if (fill != null && fill.state() == FillForecast.State.FULL) {
      add(Kind.FULL, drive, "is full: what it lacks does not fit; enrol a larger one in its place");
    } else if (fill != null && fill.state() == FillForecast.State.SOON) {
      add(
          Kind.FULL_SOON,
          drive,
          "will be full in about %s: have a larger one ready"
              .formatted(Today.counted(Math.max(1, fill.days().orElse(0)), "day")));
    }
    if (drive.checked() || drive.left().isEmpty()) {
      return;
    }
    Departure left = drive.left().get();
    if (left.how() == How.PULLED) {
      add(
          Kind.PULLED,
          drive,
          "was pulled without a word on %s and is not checked yet: leave it in"
              .formatted(today.told(left.at())));
    } else if (today.isSure() && today.daysSince(drive.stay().since()) > 0) {
      add(
          Kind.UNCHECKED,
          drive,
          "is back since %s and nothing of it was read again: leave it in"
              .formatted(today.told(drive.stay().since())));
    }
  }

  private void away(DriveRecord drive) {
    damaged(drive);
    long days = drive.stay().doubtful() ? 0 : today.daysSince(drive.stay().since());
    if (today.isSure() && days > rules.unseen(plan.in().size() + plan.away().size())) {
      add(
          Kind.NOT_SEEN,
          drive,
          "was not seen for %s: look for it; if it is lost, `sealpress drive retire %s`"
              .formatted(Today.counted(days, "day"), typed(drive.label())));
    }
    if (drive.left().filter(left -> left.how() == How.PULLED).isPresent()) {
      add(
          Kind.PULLED,
          drive,
          "was pulled without a word on %s: nothing that was acknowledged is lost; it is checked when it is back"
              .formatted(today.told(drive.left().get().at())));
    }
  }

  /** As it is typed in a shell. */
  private static String typed(String label) {
    return label.contains(" ") ? "\"" + label + "\"" : label;
  }

  private void damaged(DriveRecord drive) {
    if (drive.bad().isEmpty()) {
      return;
    }
    Proof proof = drive.bad().get();
    String day = today.told(proof.at());
    String copies = String.format(Locale.ROOT, "%,d", proof.objects());
    if (proof.damaged() > 0) {
      add(
          Kind.DAMAGED,
          drive,
          "is not to be counted on: of %s copies read on %s, %,d were damaged; replace it"
              .formatted(copies, day, proof.damaged()));
    } else {
      add(
          Kind.DAMAGED,
          drive,
          "lacked %,d of %s copies that were looked for on %s; they are made again while it is in"
              .formatted(proof.missing(), copies, day));
    }
  }
}
