package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.alert.AlarmBook;
import org.sealpress.appliance.alert.AlarmFile;
import org.sealpress.appliance.alert.AlarmJson;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmTimes;
import org.sealpress.appliance.alert.AlarmWatch;
import org.sealpress.appliance.alert.Digest;
import org.sealpress.appliance.alert.DigestTime;
import org.sealpress.appliance.alert.Heartbeat;
import org.sealpress.appliance.alert.NoticeText;
import org.sealpress.appliance.alert.Outlet;
import org.sealpress.appliance.alert.Outlets;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.alert.WeeklyTime;
import org.sealpress.appliance.alert.channel.JournalChannel;
import org.sealpress.appliance.alert.channel.Web;
import org.sealpress.appliance.alert.channel.WebPing;
import org.sealpress.appliance.config.AlarmsConfig;
import org.sealpress.appliance.metrics.BoxMetrics;
import org.sealpress.appliance.web.BoxWatch;
import org.sealpress.plan.Today;

/** What watches over a box: alarms, their channels, the dead man's switch, metrics. */
final class Alerts implements BoxWatch, AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** One that has not looked for so long is stuck. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  private final Watched box;
  private final BoxMetrics metrics;
  private final AlarmBook book;
  private final Outlets outlets;
  private final AlarmWatch watch;
  private final Optional<Heartbeat> heartbeat;
  private final ChannelTests tests;

  /** One that {@link #start} begins. */
  Alerts(Watched box, BoxMetrics metrics, Clock clock) {
    AlarmsConfig config = box.config().alarms();
    this.box = box;
    this.metrics = metrics;
    this.book = new AlarmBook(times(config));
    Web web = new Web();
    this.outlets =
        new Outlets(
            Channels.of(
                box.config(), web, clock, message -> message.about().ifPresent(book::heard)));
    this.tests = new ChannelTests(outlets, box.config().box(), clock);
    this.heartbeat =
        config
            .heartbeatUrl()
            .map(
                url ->
                    new Heartbeat(
                        new WebPing(url, web), config.heartbeatEvery(), this::sick, clock));
    DataDisk disk =
        new DataDisk(
            box.data().folder(), () -> box.calendar().rotations().last().map(RotationJson::facts));
    this.watch =
        new AlarmWatch(
            new AlarmSources(box)
                .all(
                    disk,
                    outlets.all(),
                    () -> heartbeat.flatMap(Heartbeat::failing),
                    System::nanoTime),
            book,
            new AlarmFile(box.data().folder()),
            new Digest(box.config().box(), digestTime(config), new DigestLines(box)),
            new NoticeText(box.config().box(), box.calendar().agenda().zone()),
            outlets::post,
            this::today,
            System::nanoTime,
            PAUSE);
    new Meters(box, metrics).register(disk, outlets.all(), book);
  }

  private static AlarmTimes times(AlarmsConfig config) {
    Map<AlarmKind, Duration> graces = new HashMap<>();
    config.scanner().ifPresent(grace -> graces.put(AlarmKind.SCANNER_AWAY, grace));
    return new AlarmTimes(config.repeat(), config.repeatOthers(), config.calm(), graces);
  }

  private static DigestTime digestTime(AlarmsConfig config) {
    return config
        .digest()
        .<DigestTime>map(weekly -> new WeeklyTime(weekly.day(), weekly.time()))
        .orElse(DigestTime.NEVER);
  }

  private Today today() throws IOException {
    if (box.calendar().rotations().last().isEmpty()) {
      throw new IOException("the drives were not looked at yet");
    }
    return box.calendar().agenda().today();
  }

  /** Begins. */
  void start() {
    outlets.start();
    watch.start();
    heartbeat.ifPresent(Thread::start);
  }

  /** Why the box is not to be called alive; empty when it is. */
  private Optional<String> sick() {
    Optional<String> dead = box.dead().get();
    if (dead.isPresent()) {
      return dead;
    }
    if (watch.lastLook().compareTo(STUCK) > 0) {
      return Optional.of(
          "nobody has looked for alarms for " + Spelled.of(watch.lastLook()) + ": a disk hangs");
    }
    return book.raised().isEmpty() || outlets.canTell(List.of(JournalChannel.NAME))
        ? Optional.empty()
        : Optional.of("there are alarms, and no channel brings them to anybody");
  }

  /** What is wrong now. */
  JsonArray raised() {
    JsonArray all = new JsonArray();
    book.raised().forEach(each -> all.add(AlarmJson.of(each)));
    return all;
  }

  @Override
  public JsonObject alarms() {
    JsonArray channels = new JsonArray();
    for (Outlet each : outlets.all()) {
      Optional<Outlet.Failing> failing = each.failing();
      channels.add(
          new JsonObject()
              .put("name", each.channel())
              .put("waiting", each.waiting())
              .put("dropped", each.dropped())
              .put("message", failing.map(Outlet.Failing::message).orElse("")));
    }
    return new JsonObject()
        .put("box", box.config().box())
        .put("alarms", raised())
        .put("channels", channels)
        .put("test", tests.state());
  }

  @Override
  public Optional<String> test() {
    return tests.begin();
  }

  @Override
  public String metrics() {
    return metrics.scrape();
  }

  @Override
  public void close() {
    heartbeat.ifPresent(Heartbeat::close);
    watch.close();
    outlets.close();
  }
}
