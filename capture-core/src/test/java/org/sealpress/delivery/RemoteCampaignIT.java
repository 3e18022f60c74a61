package org.sealpress.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.RemoteServer;
import org.sealpress.fixture.S3Fixture;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.fixture.WebdavFixture;
import org.sealpress.ledger.Event;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.rclone.RcloneLimits;
import org.sealpress.target.rclone.RcloneTarget;
import org.sealpress.target.retry.Backoff;
import org.sealpress.target.retry.CircuitBreaker;
import org.sealpress.target.retry.Retrying;
import org.sealpress.vault.DocumentVersion;

/**
 * Deliveries to real servers that are killed, stalled, full, or don't know the box: each is told
 * for what it is, and once the server is well again nothing is lost and nothing was written twice.
 */
class RemoteCampaignIT {
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofSeconds(20));

  /** What S3Proxy leaves of a file that it was taking when it was killed. S3 itself leaves none. */
  private static final Pattern HALF_TAKEN =
      Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int DOCUMENTS = 24;
  private static final int SIZE = 60_000;

  /** The servers there are. */
  enum Kind {
    SFTP,
    WEBDAV,
    S3;

    RemoteServer start(Path folder, Path served) throws IOException {
      Files.createDirectories(folder);
      return switch (this) {
        case SFTP -> SshdFixture.start(folder);
        case WEBDAV -> WebdavFixture.start(folder, served);
        case S3 -> S3Fixture.start(folder, served);
      };
    }
  }

  @TempDir Path dir;
  @TempDir Path keys;
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private final List<DocumentVersion> sealed = new ArrayList<>();
  private Archive archive;
  private RemoteServer server;
  private Delivery delivery;

  @BeforeEach
  void seal() throws Exception {
    archive = new Archive(dir.resolve("box"), keys);
    for (int i = 0; i < DOCUMENTS; i++) {
      sealed.add(archive.store(Contents.random(SIZE, i)));
    }
  }

  @AfterEach
  void close() throws Exception {
    if (delivery != null) {
      delivery.close();
    }
    if (server != null) {
      server.thaw();
      server.close();
    }
    archive.close();
  }

  private void serve(Kind kind) throws Exception {
    server = kind.start(dir.resolve("server"), dir.resolve("served"));
    Files.createDirectories(server.stored());
  }

  private Target target(String remote, Optional<String> bandwidth) throws TargetFault {
    Target target =
        RcloneTarget.open(
            "office",
            remote + ":" + server.path(),
            Optional.of(server.rcloneConfig()),
            new RcloneLimits(Duration.ofSeconds(2), Duration.ofSeconds(3), 64 * 1024, bandwidth),
            Clock.systemUTC());
    Backoff brief =
        new Backoff(2, Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(1));
    return CircuitBreaker.of(
        Retrying.of(target, brief),
        new CircuitBreaker.Settings(3, Duration.ofMillis(200), Duration.ofMillis(500)),
        Clock.systemUTC());
  }

  private void deliver(Target target) {
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    Destination office = new Destination("office", () -> new Opened("office", target));
    delivery = new Delivery(cargo, List.of(office), QUICK, told::add);
  }

  /** Slow enough to be caught at it. */
  private void deliverSlowly() throws Exception {
    deliver(target("box", Optional.of("512k")));
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> files(server.stored()).stream().anyMatch(each -> each.toFile().length() > 0));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      return List.of(); // something was renamed meanwhile
    }
  }

  private String awaitBehind() {
    await().atMost(LONG).until(() -> !behind().isEmpty());
    return behind().get(0);
  }

  private List<String> behind() {
    return told.stream()
        .filter(DeliveryEvent.Behind.class::isInstance)
        .map(event -> ((DeliveryEvent.Behind) event).message())
        .toList();
  }

  /** It has everything in the end, each once, as it was sealed, and nothing else. */
  private void assertCompleteInTheEnd() throws Exception {
    await()
        .atMost(LONG)
        .until(() -> told.stream().anyMatch(DeliveryEvent.UpToDate.class::isInstance));
    List<Event.Copied> copied = archive.events(Event.Copied.class);
    Set<String> objects = new HashSet<>();
    copied.forEach(each -> objects.add(each.object()));
    assertEquals(DOCUMENTS, objects.size());
    assertEquals(DOCUMENTS, copied.size(), "none is recorded twice");
    for (DocumentVersion version : sealed) {
      Path stored = server.stored().resolve(version.object());
      assertEquals(version.sha256(), Sha256.of(stored), version.object());
    }
    assertEquals(
        DOCUMENTS,
        files(server.stored().resolve("objects")).stream()
            .filter(each -> !HALF_TAKEN.matcher(each.toString()).find())
            .count());
    assertEquals(List.of(), behindAfterwards());
  }

  private List<String> behindAfterwards() {
    int last = 0;
    for (int i = 0; i < told.size(); i++) {
      last = told.get(i) instanceof DeliveryEvent.UpToDate ? i : last;
    }
    return told.subList(last, told.size()).stream()
        .filter(DeliveryEvent.Behind.class::isInstance)
        .map(DeliveryEvent::toString)
        .toList();
  }

  /** With {@code --all} every kind. */
  static Stream<Kind> kinds() {
    return Boolean.getBoolean("all") ? Stream.of(Kind.values()) : Stream.of(Kind.SFTP);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aServerThatIsKilledIsBroughtTheRestWhenItIsBack(Kind kind) throws Exception {
    serve(kind);
    deliverSlowly();
    server.stop();
    String message = awaitBehind();
    assertTrue(message.contains("it is tried again later; check network and server"), message);
    server.start();
    assertCompleteInTheEnd();
  }

  @ParameterizedTest
  @EnumSource
  @OnlyWithAll
  void aServerThatStallsIsGivenUpInTimeAndBroughtTheRestWhenItGoesOn(Kind kind) throws Exception {
    serve(kind);
    deliverSlowly();
    server.freeze();
    String message = awaitBehind();
    assertTrue(message.startsWith("target \"office\" (box:" + server.path()), message);
    server.thaw();
    assertCompleteInTheEnd();
  }

  @ParameterizedTest
  @EnumSource
  @OnlyWithAll
  void aWrongLoginIsToldAsSuchAndNeverRepeated(Kind kind) throws Exception {
    serve(kind);
    deliver(target("stranger", Optional.empty()));
    String message = awaitBehind();
    assertTrue(message.contains("check login, host key and rights"), message);
    behind().forEach(each -> assertFalse(each.contains(RemoteServer.WRONG_SECRET), each));
    assertEquals(List.of(), files(server.stored()));
    delivery.close();
    told.clear();
    deliver(target("box", Optional.empty()));
    assertCompleteInTheEnd();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aServerThatIsFullSaysSoAndGetsTheRestWhenThereIsRoom(Kind kind) throws Exception {
    try (LoopDevice disk = LoopDevice.ext4(dir, "disk", 6L << 20)) {
      server = kind.start(dir.resolve("server"), disk.mountPoint());
      Path place = kind == Kind.SFTP ? disk.mountPoint().resolve("backup") : server.stored();
      Files.createDirectories(place);
      if (kind == Kind.SFTP) {
        Files.createSymbolicLink(server.stored(), place);
      }
      Path filler = disk.mountPoint().resolve("filler");
      long free = Files.getFileStore(place).getUsableSpace();
      Files.write(filler, new byte[(int) (free - (400 << 10))]);
      deliver(target("box", Optional.empty()));
      awaitBehind();
      if (kind != Kind.S3) { // rclone tries its 500 again for longer than the limits here
        await()
            .atMost(LONG)
            .untilAsserted(
                () ->
                    assertTrue(
                        behind().stream().anyMatch(each -> each.contains("ake room there")),
                        () -> behind().toString()));
      }
      Files.delete(filler);
      assertCompleteInTheEnd();
      delivery.close();
      server.close();
    }
  }
}
