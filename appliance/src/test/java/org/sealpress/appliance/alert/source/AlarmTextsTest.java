package org.sealpress.appliance.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.account.FailedLogins;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Channel;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Notice;
import org.sealpress.appliance.alert.NoticeText;
import org.sealpress.appliance.alert.Outlet;
import org.sealpress.appliance.alert.Retry;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.fixture.TickingClock;
import org.sealpress.plan.Cadence;
import org.sealpress.plan.Chore;
import org.sealpress.plan.Today;
import org.sealpress.plan.Warning;

/** What a person reads of each kind of alarm: {@code alarms.txt}. */
class AlarmTextsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:15:00Z");
  private static final Today TODAY = Today.sure(NOW, ZoneOffset.UTC);
  private static final String GOLDEN = "alarms.txt";

  private static Instant ago(long hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  private static List<Sight> all() throws Exception {
    List<Sight> all = new ArrayList<>();
    List<TargetView> targets =
        List.of(
            new TargetView(
                "offsite", false, TargetView.State.BEHIND, 12, "offsite can't be reached: timeout"),
            new TargetView("nas", false, TargetView.State.BEHIND, 0, "/srv/nas is not there"));
    long[] nanos = {0};
    LateCopies late =
        new LateCopies(
            () -> targets,
            target -> target.equals("offsite") ? Optional.of(ago(26)) : Optional.empty(),
            Duration.ofHours(24),
            () -> nanos[0]);
    late.look(TODAY);
    nanos[0] = Duration.ofHours(25).toNanos();
    all.addAll(late.look(TODAY));
    all.addAll(
        new RotationAlarms(
                () ->
                    List.of(
                        warning(
                            Warning.Kind.EXPOSURE,
                            "",
                            "12 documents are on no drive that is"
                                + " away, the oldest since 2 Nov (22 days): insert drive B"),
                        warning(
                            Warning.Kind.OVERDUE,
                            "",
                            "the swap is 3 days overdue: eject drive"
                                + " A and take it away, insert drive B"),
                        warning(
                            Warning.Kind.NONE_IN,
                            "",
                            "no drive is in the slot since 20 Nov,"
                                + " new documents go to none: insert drive B"),
                        warning(
                            Warning.Kind.NOT_SEEN,
                            "C",
                            "drive C was not seen for 60 days: look" + " for it"),
                        warning(
                            Warning.Kind.FULL,
                            "A",
                            "drive A is full: what it lacks does not"
                                + " fit; enrol a larger one in its place"),
                        warning(
                            Warning.Kind.FULL_SOON,
                            "A",
                            "drive A will be full in about 9 days:" + " have a larger one ready"),
                        warning(
                            Warning.Kind.DAMAGED,
                            "B",
                            "drive B is not to be counted on: of 790"
                                + " copies read on 2 Nov, 2 were damaged; replace it"),
                        warning(Warning.Kind.ONE_DRIVE, "", "not urgent, so none")))
            .look(TODAY));
    all.addAll(
        new VerifyFailed(
                () ->
                    List.of(
                        new VerifyFailed.Result(
                            "offsite", false, Optional.of(ago(3)), 800, 1, 2, 3),
                        new VerifyFailed.Result("nas", false, Optional.empty(), 800, 0, 0, 0)))
            .look(TODAY));
    all.addAll(
        new VerifyOverdue(
                () -> List.of(read("offsite", 24 * 24), read("this box", 24 * 14), read("nas", 24)))
            .look(TODAY));
    all.addAll(drill(Optional.of(ago(24 * 100))).look(TODAY));
    all.addAll(
        new ScannerAway(
                () ->
                    new ScannerAway.View(
                        true, true, "127.0.0.1:6566 does not answer: is saned running?", ago(1)))
            .look(TODAY));
    all.addAll(
        new ButtonsAway(
                () ->
                    List.of(
                        new ButtonsAway.View("desk", true, false, "", ago(9)),
                        new ButtonsAway.View(
                            "pedal",
                            true,
                            true,
                            "/dev/input/event5 is not there: plug the device in",
                            ago(1))))
            .look(TODAY));
    all.addAll(
        new DiskFilling(
                today ->
                    new DiskFilling.Room(
                        "/var/lib/sealpress", 1_500_000_000, 64_000_000_000L, OptionalLong.of(9)))
            .look(TODAY));
    all.addAll(
        new DoubtfulClock()
            .look(
                new Today(
                    NOW,
                    ZoneOffset.UTC,
                    Optional.of("the clock is doubtful: it jumped back by 3 days"))));
    all.addAll(
        new CertificateEnds(
                () ->
                    List.of(
                        certificate(CertificateEnds.Use.RECIPIENT, "CN=recovery", 24 * 59),
                        certificate(CertificateEnds.Use.SEAL, "Seal of desk", 24 * 20),
                        certificate(CertificateEnds.Use.AUTHORITY, "CN=tsa", -24 * 2)))
            .look(TODAY));
    long[] crashes = {0};
    WorkerCrashes workers = new WorkerCrashes(() -> crashes[0], () -> 0);
    crashes[0] = 4;
    all.addAll(workers.look(TODAY));
    all.addAll(new CapturesWaiting(() -> new CapturesWaiting.Counts(1, 2, 3, 4)).look(TODAY));
    all.addAll(
        new LedgerNotSigned(() -> Optional.of("The ledger is not signed: ledger.key is damaged"))
            .look(TODAY));
    all.addAll(new DoubtfulDocuments(() -> 2).look(TODAY));
    all.addAll(channels());
    all.addAll(
        new HeartbeatFails(
                () ->
                    Optional.of(
                        new Outlet.Failing(ago(2), "https://hc-ping.example.org answers 500")))
            .look(TODAY));
    all.addAll(new LoginAttack(() -> Optional.of(new FailedLogins.Attack(ago(2), 3))).look(TODAY));
    return all;
  }

  private static List<Sight> channels() throws Exception {
    try (Outlet outlet =
        new Outlet(
            new Channel() {
              @Override
              public String name() {
                return "mail";
              }

              @Override
              public void send(Message message) throws ChannelFault {
                throw new ChannelFault("the mail server mail.example.org:587 is away");
              }
            },
            Retry.USUAL,
            new TickingClock(),
            message -> {})) {
      outlet.start();
      var unused =
          outlet
              .test(
                  new NoticeText("desk", ZoneOffset.UTC)
                      .of(
                          notice(
                              Notice.Event.RAISED,
                              ((Sight.Wrong) drill(Optional.empty()).look(TODAY).get(0)).alarm()),
                          NOW))
              .get();
      return new FailingChannels(() -> List.of(outlet)).look(TODAY);
    }
  }

  /** One whose last part was read so many hours ago; it should be every week. */
  private static Chore read(String place, long hours) {
    return new Chore(
        new Cadence("reading again what is on " + place, Duration.ofDays(7)),
        Optional.of(ago(hours)),
        Optional.empty(),
        "nobody knows whether what is on " + place + " is still as it was stored",
        "see `sealpress status`");
  }

  private static DrillOverdue drill(Optional<Instant> last) {
    return new DrillOverdue(
        new DrillOverdue.Drills() {
          @Override
          public boolean known() {
            return true;
          }

          @Override
          public Optional<Instant> last() {
            return last;
          }

          @Override
          public Optional<Instant> firstDocument() {
            return Optional.of(ago(24 * 120));
          }
        },
        Duration.ofDays(90));
  }

  private static Warning warning(Warning.Kind kind, String drive, String text) {
    return new Warning(kind, drive, text);
  }

  private static CertificateEnds.Certificate certificate(
      CertificateEnds.Use use, String subject, long hours) {
    return new CertificateEnds.Certificate(use, subject, NOW.plus(Duration.ofHours(hours)));
  }

  private static Notice notice(Notice.Event event, Alarm alarm) {
    return new Notice(event, alarm, ago(1), Duration.ofHours(1), Optional.of(Duration.ofDays(1)));
  }

  private static List<Alarm> alarms() throws Exception {
    return all().stream().map(sight -> ((Sight.Wrong) sight).alarm()).toList();
  }

  @Test
  void eachKindSaysWhatHappenedSinceWhenWhatIsAtRiskAndWhatToDo() throws Exception {
    NoticeText text = new NoticeText("front-desk", ZoneOffset.UTC);
    StringBuilder told = new StringBuilder();
    for (Alarm alarm : alarms()) {
      Message message = text.of(notice(Notice.Event.RAISED, alarm), NOW);
      told.append("=== ").append(alarm.kind().code());
      told.append(alarm.subject().isEmpty() ? "" : " " + alarm.subject()).append('\n');
      told.append(message.title()).append("\n\n").append(message.text()).append('\n');
      assertTrue(message.title().length() < 70, message.title());
      assertTrue(message.text().lines().allMatch(line -> line.length() <= 76), message.text());
    }
    Message over = text.of(notice(Notice.Event.OVER, alarms().get(0)), NOW);
    told.append("=== over\n").append(over.title()).append("\n\n").append(over.text());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", GOLDEN), told); // to be looked at when it is not the same
    assertEquals(golden(), told.toString());
  }

  private static String golden() throws IOException {
    try (InputStream in = AlarmTextsTest.class.getResourceAsStream(GOLDEN)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void noKindIsWithoutATextHere() throws Exception {
    Set<AlarmKind> told = EnumSet.noneOf(AlarmKind.class);
    for (Alarm alarm : alarms()) {
      told.add(alarm.kind());
      for (String part : List.of(alarm.title(), alarm.what(), alarm.risk(), alarm.remedy())) {
        assertTrue(!part.isBlank(), alarm.toString());
      }
    }
    assertEquals(EnumSet.allOf(AlarmKind.class), told);
    assertEquals(
        AlarmKind.values().length,
        Arrays.stream(AlarmKind.values()).map(AlarmKind::code).distinct().count());
  }

  @Test
  void sourcesTellOfTheirKindsOnly() throws Exception {
    AlarmSource source = drill(Optional.empty());
    for (Sight sight : source.look(TODAY)) {
      assertTrue(source.kinds().contains(((Sight.Wrong) sight).alarm().kind()));
    }
  }
}
