package org.sealpress.appliance.daemon;

import java.util.List;
import java.util.Objects;
import org.sealpress.appliance.alert.AlarmBook;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.Outlet;
import org.sealpress.appliance.metrics.BoxMetrics;
import org.sealpress.plan.Exposure;

/** What is measured of a box. Every number is in memory when it is asked for. */
final class Meters {
  private final Watched box;
  private final BoxMetrics metrics;

  Meters(Watched box, BoxMetrics metrics) {
    this.box = box;
    this.metrics = metrics;
  }

  void register(DataDisk disk, List<Outlet> outlets, AlarmBook book) {
    for (String name : box.board().targets().keySet()) {
      target(name);
    }
    for (Stage stage : Stage.values()) {
      metrics.gauge(
          "sealpress.captures",
          "The last captures by their stage",
          () -> box.board().captures(stage),
          "stage",
          stage.word());
    }
    for (AlarmKind kind : AlarmKind.values()) {
      metrics.gauge(
          "sealpress.alarms",
          "Alarms that are raised",
          () -> book.raised().stream().filter(each -> each.alarm().kind() == kind).count(),
          "kind",
          kind.code());
    }
    outlets.forEach(this::channel);
    metrics.gauge(
        "sealpress.exposure.days",
        "Days since the oldest document on no drive that is away was sealed",
        this::exposureDays);
    metrics.gauge(
        "sealpress.exposure.documents",
        "Documents on no drive that is away",
        this::exposureDocuments);
    metrics.gauge(
        "sealpress.scanner.ready",
        "1 when the scanner can be used",
        () -> box.board().scanner().condition() == ScannerState.Condition.AWAY ? 0 : 1);
    metrics.gauge(
        "sealpress.pages.waiting", "Pages that wait for a worker", box.workers()::waiting);
    metrics.count(
        "sealpress.workers.replaced", "Page workers that broke down", box.workers()::crashes);
    metrics.bytes("sealpress.disk.free", "Free on the disk of the data folder", disk::free);
    metrics.bytes("sealpress.disk.size", "Size of the disk of the data folder", disk::all);
  }

  private void target(String name) {
    metrics.gauge(
        "sealpress.target.waiting",
        "Documents that a target lacks; -1 when that is not known",
        () -> state(name).waiting(),
        "target",
        name);
    metrics.gauge(
        "sealpress.target.behind",
        "1 when a target lacks something or can't be reached",
        () -> state(name).condition() == TargetState.Condition.BEHIND ? 1 : 0,
        "target",
        name);
  }

  private TargetState state(String name) {
    return Objects.requireNonNull(box.board().targets().get(name));
  }

  private void channel(Outlet outlet) {
    metrics.gauge(
        "sealpress.alarm.messages.waiting",
        "Messages that wait for a channel",
        outlet::waiting,
        "channel",
        outlet.channel());
    metrics.gauge(
        "sealpress.alarm.channel.failing",
        "1 when a channel does not work",
        () -> outlet.failing().isPresent() ? 1 : 0,
        "channel",
        outlet.channel());
  }

  private double exposureDays() {
    return box.calendar()
        .rotations()
        .last()
        .map(now -> (double) Exposure.of(now.facts()).days(now.today()))
        .orElse(Double.NaN);
  }

  private double exposureDocuments() {
    return box.calendar()
        .rotations()
        .last()
        .map(now -> (double) Exposure.of(now.facts()).count())
        .orElse(Double.NaN);
  }
}
