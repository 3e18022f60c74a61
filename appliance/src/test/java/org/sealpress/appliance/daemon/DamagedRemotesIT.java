package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.RemoteServer;
import org.sealpress.fixture.S3Fixture;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.fixture.WebdavFixture;
import org.sealpress.ledger.Event;
import org.sealpress.scan.virtual.VirtualScanner;

/**
 * Real servers on which one object is damaged and another one gone: the box finds both, raises an
 * alarm, makes them again from another copy where it may, and says when all is well again. With
 * {@code --all} servers of every kind.
 */
@OnlyWithAll
@Timeout(600)
class DamagedRemotesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration WEEK = Duration.ofDays(8);
  private static final Duration HOURS = Duration.ofHours(2);
  private static final boolean ALL = Boolean.getBoolean("all");

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<String, RemoteServer> servers = new LinkedHashMap<>();
  private final Map<String, GitRepository> repositories = new LinkedHashMap<>();
  private final Map<String, String> heads = new LinkedHashMap<>();
  private VirtualScanner scanner;
  private Box box;
  private Path config;
  private String damaged;
  private String gone;
  private byte[] good;
  private byte[] bad;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("tesseract", "rclone", "git", "ssh");
    SshdFixture ssh = opened(SshdFixture.startShell(made("ssh"), "PermitTTY no"));
    servers.put("sftp", opened(SshdFixture.start(made("sftp"))));
    repositories.put("history", GitRepository.make(folder.resolve("history.git")));
    if (ALL) {
      servers.put("dav", opened(WebdavFixture.start(made("dav"), made("dav-served"))));
      servers.put("s3", opened(S3Fixture.start(made("s3"), made("s3-served"))));
      repositories.put("rolled", GitRepository.make(folder.resolve("rolled.git")));
    }
    scanner = opened(VirtualScanner.builder().pagesPerMinute(240).start());
    StringBuilder targets = new StringBuilder("  nas: { kind: folder, path: nas }\n");
    for (Map.Entry<String, RemoteServer> each : servers.entrySet()) {
      Files.createDirectories(each.getValue().stored());
      targets.append(
          "  %s: { kind: rclone, remote: \"box:%s\", config: %s }\n"
              .formatted(each.getKey(), each.getValue().path(), each.getValue().rcloneConfig()));
    }
    targets.append(
        "  history: { kind: git, url: \"ssh://%s@127.0.0.1:%d%s\", key: %s, known-hosts: %s }\n"
            .formatted(
                System.getProperty("user.name"),
                ssh.port(),
                folder.resolve("history.git"),
                ssh.key(),
                ssh.knownHosts()));
    if (ALL) {
      targets.append(
          "  rolled: { kind: git, url: \"file://%s\" }\n".formatted(folder.resolve("rolled.git")));
    }
    box =
        Box.in(Files.createDirectory(folder.resolve("box")), scanner.address())
            .withTargets(targets.toString())
            .with("alarms: { calm: 1 s }\n");
    Files.createDirectory(box.folder().resolve("nas"));
    config = box.configure();
  }

  private Path made(String name) throws IOException {
    return Files.createDirectory(folder.resolve("server-" + name));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  @AfterEach
  void end() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private Daemon after(Duration time) throws Exception {
    return new Daemon(ConfigFile.read(config), Clock.offset(Clock.systemUTC(), time));
  }

  private Path own(String object) {
    return box.data().resolve("vault").resolve(object);
  }

  private void awaitState(String target, String state, String message) {
    Awaitility.await(target + " that is " + state + " " + message)
        .atMost(PATIENCE)
        .ignoreExceptions() // of a busy machine, on which the status takes its time
        .until(
            () -> Box.target(box.status(), target),
            now ->
                now.getString("state").equals(state)
                    && now.getString("message", "").contains(message));
  }

  private List<String> targets() {
    return Stream.concat(servers.keySet().stream(), repositories.keySet().stream()).toList();
  }

  /** Of what there are alarms that copies are damaged or missing. */
  private Set<String> alarms() {
    JsonObject status = box.status();
    return !status.containsKey("alarms")
        ? Set.of("not looked yet")
        : status.getJsonArray("alarms").stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("kind").equals("verify-failed"))
            .map(each -> each.getString("subject"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean wasRead(String target, long damages, long losses) {
    return box.events(Event.Verified.class).stream()
        .anyMatch(
            each ->
                each.target().equals(target)
                    && each.damaged() == damages
                    && each.missing() == losses);
  }

  private void scanTwo() throws Exception {
    Daemon daemon = after(Duration.ZERO);
    try (daemon) {
      box.awaitScanner("ready");
      for (int i = 0; i < 2; i++) {
        scanner.load(Paperwork.sheets(2).subList(i, i + 1));
        box.await(box.press(), "sealed", "safe");
      }
      int copies = 2 * (targets().size() + 1);
      Awaitility.await("copies")
          .atMost(PATIENCE)
          .until(() -> box.events(Event.Copied.class).size() == copies);
      targets().forEach(each -> awaitState(each, "up-to-date", ""));
    }
    List<Event.Sealed> sealed = box.events(Event.Sealed.class);
    damaged = sealed.get(0).object();
    gone = sealed.get(1).object();
    good = Files.readAllBytes(own(damaged));
    bad = good.clone();
    bad[good.length / 2] ^= 1;
  }

  private void doHarm() throws Exception {
    for (RemoteServer each : servers.values()) {
      Files.write(each.stored().resolve(damaged), bad);
      Files.delete(each.stored().resolve(gone));
    }
    for (GitRepository each : repositories.values()) {
      each.plant(damaged, bad);
      each.remove(gone);
    }
    if (ALL) {
      writeHistoryAnew(repositories.get("rolled"));
    }
    Files.delete(own(damaged));
  }

  private static void writeHistoryAnew(GitRepository repository) {
    String person = "user.name=x";
    String mail = "user.email=x@x";
    String other =
        repository.git("-c", person, "-c", mail, "commit-tree", "-m", "new", "archive^{tree}");
    repository.git("update-ref", "refs/heads/archive", other);
  }

  @Test
  void whatIsDamagedAndWhatIsGoneIsFoundToldRepairedAndToldToBeWellAgain() throws Exception {
    scanTwo();
    doHarm();
    Daemon second = after(WEEK);
    try (second) {
      Set<String> wrong = new TreeSet<>(targets());
      wrong.add("this box");
      Awaitility.await("alarms")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(this::alarms, wrong::equals);
      for (String each : targets()) {
        assertTrue(wasRead(each, 1, 1), each + ": " + box.events(Event.Verified.class));
      }
      awaitState("sftp", "up-to-date", "");
      awaitState("history", "behind", "changed or deleted by others");
      if (ALL) {
        awaitState("dav", "up-to-date", "");
        awaitState("s3", "behind", "It can't be repaired here: have a look at it");
        awaitState("rolled", "behind", "history was rewritten");
      }
      Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(own(damaged)));
      assertEquals(wrong, alarms(), "they stay until all was read once more");
    }
    assertSetAside();
    mendByHand();

    Daemon third = after(WEEK.plus(HOURS));
    try (third) {
      targets().forEach(each -> awaitState(each, "up-to-date", ""));
      Awaitility.await("no alarms")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> alarms().isEmpty());
      for (String each : targets()) {
        assertTrue(wasRead(each, 0, 0), each + ": " + box.events(Event.Verified.class));
      }
    }
    repositories.forEach(
        (name, each) ->
            assertTrue(
                each.commits().contains(heads.get(name)), name + ": nothing is pushed by force"));
    assertAllIsThereOnce();
  }

  /** What a person does where nothing may be moved or written over. */
  private void mendByHand() throws Exception {
    repositories.forEach((name, each) -> heads.put(name, each.head()));
    repositories.get("history").plant(damaged, good);
    repositories.get("history").plant(gone, Files.readAllBytes(own(gone)));
    if (ALL) {
      Files.move(servers.get("s3").stored().resolve(damaged), folder.resolve("kept"));
      DurableFiles.deleteTree(box.data().resolve("git/rolled"));
      repositories.get("rolled").remove(damaged); // its history keeps it
    }
  }

  private void assertSetAside() throws Exception {
    String aside = "set-aside/" + Path.of(damaged).getFileName() + ".1";
    for (String each : ALL ? List.of("sftp", "dav") : List.of("sftp")) {
      Path stored = servers.get(each).stored();
      assertArrayEquals(good, Files.readAllBytes(stored.resolve(damaged)), each);
      assertArrayEquals(bad, Files.readAllBytes(stored.resolve(aside)), each);
    }
    if (ALL) {
      Path s3 = servers.get("s3").stored();
      assertArrayEquals(bad, Files.readAllBytes(s3.resolve(damaged)), "untouched");
      assertTrue(Files.exists(s3.resolve(gone)), "it is there again");
    }
    assertArrayEquals(good, Files.readAllBytes(own(damaged)), "from another target");
  }

  /** Both facts of each are in the ledger, once. */
  private void assertAllIsThereOnce() throws Exception {
    for (String target : targets()) {
      List<String> lost =
          box.events(Event.CopyLost.class).stream()
              .filter(each -> each.target().equals(target))
              .map(each -> each.reason() + " " + each.object())
              .sorted()
              .toList();
      assertEquals(
          List.of(Event.CopyLost.DAMAGED + " " + damaged, Event.CopyLost.MISSING + " " + gone),
          lost,
          target);
      for (String object : List.of(damaged, gone)) {
        long copied =
            box.events(Event.Copied.class).stream()
                .filter(each -> each.target().equals(target) && each.object().equals(object))
                .count();
        assertEquals(2, copied, target + " has " + object + " twice over time");
        RemoteServer server = servers.get(target);
        if (server == null) {
          assertEquals(
              Programs.run("git", "hash-object", own(object).toString()).strip(),
              repositories.get(target).git("rev-parse", "archive:" + object),
              target);
        } else {
          assertEquals(Sha256.of(own(object)), Sha256.of(server.stored().resolve(object)), target);
        }
      }
    }
    for (RemoteServer each : servers.values()) {
      try (var all = Files.walk(each.stored().resolve("objects"))) {
        assertEquals(2, all.filter(Files::isRegularFile).count());
      }
    }
  }
}
