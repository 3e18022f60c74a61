package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.fixture.GitHttpServer;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.RemoteServer;
import org.sealpress.fixture.S3Fixture;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.fixture.WebdavFixture;
import org.sealpress.scan.virtual.VirtualScanner;

/**
 * Logins of every kind that real servers refuse. Each is told as such, and nothing of any of them
 * gets to where others could read it: log, status, alarms, and what the system shows of processes.
 */
@Timeout(300)
class WrongLoginsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int TERMINATED = 128 + 15;
  private static final String WRONG = RemoteServer.WRONG_SECRET;

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final List<String> targets = new ArrayList<>();
  private Box box;
  private Path home;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("tesseract", "rclone", "git");
    VirtualScanner scanner = opened(VirtualScanner.builder().start());
    home = Files.createDirectory(folder.resolve("home"));
    StringBuilder yaml = new StringBuilder();
    remotes(yaml);
    git(yaml);
    box =
        Box.in(Files.createDirectory(folder.resolve("box")), scanner.address())
            .withTargets(yaml.toString())
            .with(alarms());
    box.configure();
    secrets.put("password", WRONG);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  private Path made(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private void remotes(StringBuilder yaml) throws Exception {
    SshdFixture sftp = opened(SshdFixture.start(made("sshd")));
    WebdavFixture dav = opened(WebdavFixture.start(made("dav"), folder.resolve("dav-served")));
    S3Fixture s3 = opened(S3Fixture.start(made("s3"), folder.resolve("s3-served")));
    remote(yaml, "sftp", sftp, Files.readString(sftp.rcloneConfig()));
    remote(yaml, "dav", dav, Files.readString(dav.rcloneConfig()));
    remote(yaml, "s3", s3, Files.readString(s3.rcloneConfig()));
    String obscured = Programs.run("rclone", "obscure", WRONG).strip();
    remote(
        yaml,
        "sftp-password",
        sftp,
        "[stranger]\ntype = sftp\nhost = 127.0.0.1\nport = %d\nuser = root\npass = %s\nknown_hosts_file = %s\n"
            .formatted(sftp.port(), obscured, sftp.knownHosts()));
    remote(
        yaml,
        "dav-token",
        dav,
        "[stranger]\ntype = webdav\nurl = http://127.0.0.1:%d\nvendor = other\nbearer_token = token-%s\n"
            .formatted(dav.port(), WRONG));
    List<String> key = Files.readAllLines(folder.resolve("sshd/stranger"));
    secrets.put("private key", key.get(key.size() - 2));
  }

  private void remote(StringBuilder yaml, String name, RemoteServer server, String config)
      throws IOException {
    config
        .lines()
        .filter(line -> line.startsWith("pass = "))
        .forEach(
            line -> secrets.put("as it is kept, of " + name + secrets.size(), line.substring(7)));
    Path file = Files.writeString(folder.resolve(name + ".conf"), config);
    Files.createDirectories(server.stored());
    targets.add(name);
    yaml.append(
        "  %s: { kind: rclone, remote: \"stranger:%s\", config: %s }\n"
            .formatted(name, server.path(), file));
  }

  private void git(StringBuilder yaml) throws Exception {
    GitRepository.make(folder.resolve("archive.git"));
    GitHttpServer server = opened(GitHttpServer.start(folder, "Basic something-else"));
    String url = server.url("archive.git");
    Path store =
        Files.writeString(home.resolve("store"), url.replace("//", "//box:" + WRONG + "@") + "\n");
    Files.writeString(
        home.resolve(".gitconfig"), "[credential]\n  helper = store --file=%s\n".formatted(store));
    targets.add("git");
    yaml.append("  git: { kind: git, url: \"%s\" }\n".formatted(url));
  }

  private String alarms() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    opened(mail::stop);
    mail.setUser("box@example.org", "box", "correct");
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            posted.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean refused = exchange.getRequestURI().getPath().contains(WRONG);
            exchange.sendResponseHeaders(refused ? 403 : 204, -1);
          }
        });
    hook.start();
    opened(() -> hook.stop(0));
    int port = hook.getAddress().getPort();
    return """
        alarms: { late: 1 s, calm: 1 s }
        mail:
          server: 127.0.0.1
          port: %d
          security: none
          login: %s
          from: box@example.org
          to: [office@example.org]
        webhooks:
          good: { kind: json, url: "http://127.0.0.1:%d/good" }
          bad: { kind: slack, url: "http://127.0.0.1:%d/%s", token: %s }
        """
        .formatted(
            mail.getSmtp().getPort(),
            secret("mail.login", "box:" + WRONG),
            port,
            port,
            WRONG,
            secret("hook.token", "token-" + WRONG));
  }

  private Path secret(String name, String line) throws IOException {
    Path file = Files.writeString(folder.resolve(name), line + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void end() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  /** What everybody can see of its children, again and again until it has ended. */
  private void watch(ProcessHandle program) {
    while (program.isAlive() && !Thread.currentThread().isInterrupted()) {
      try (var children = program.descendants()) {
        for (ProcessHandle each : children.toList()) {
          for (String part : List.of("cmdline", "environ")) {
            shown.add(read(Path.of("/proc", Long.toString(each.pid()), part)));
          }
        }
      }
      Thread.onSpinWait();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException e) {
      return ""; // it has just ended
    }
  }

  private List<JsonObject> wrong(JsonObject status) {
    return status.getJsonArray("targets").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("state").equals("behind"))
        .filter(each -> each.getString("message").contains("check login, host key"))
        .toList();
  }

  @Test
  void aWrongLoginIsToldAndNothingOfItIsShown() throws Exception {
    String said;
    JsonObject status;
    try (Program program =
        Program.start(box.folder(), List.of("HOME=" + home), "run", "--config", "sealpress.yaml")) {
      program.awaitOutput("is ready");
      Thread watch =
          new Thread(() -> watch(ProcessHandle.of(program.pid()).orElseThrow()), "watch");
      watch.setDaemon(true);
      watch.start();
      status = box.awaitStatus("wrong logins", now -> wrong(now).size() == targets.size());
      Awaitility.await("alarms by the one channel that works")
          .atMost(PATIENCE)
          .until(() -> told("copy-late").containsAll(targets));
      Awaitility.await("a webhook that fails")
          .atMost(PATIENCE)
          .until(() -> program(program).contains("its token is not accepted"));
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> program(program).contains("does not accept the login"));
      status.put("again", box.status());
      said = program.said();
      program.terminate();
      assertEquals(TERMINATED, program.ended().code());
      watch.interrupt();
      watch.join();
    }
    assertTrue(shown.stream().anyMatch(each -> each.contains("rclone lsjson")), "rclone was seen");
    assertTrue(shown.stream().anyMatch(each -> each.contains("git ls-remote")), shown::toString);
    assertTrue(said.contains("check login, host key"), said);
    assertNothingOf("log", said);
    assertNothingOf("status", status.encode());
    posted.stream()
        .filter(each -> each.startsWith("{"))
        .forEach(each -> assertNothingOf("alarm", each));
    shown.forEach(each -> assertNothingOf("processes", each));
    try (var files = Files.walk(box.data())) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        assertNothingOf(each.toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static String program(Program program) {
    try {
      return program.said();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Subjects of alarms of a kind that the webhook got. */
  private Set<String> told(String kind) {
    return posted.stream()
        .filter(each -> each.startsWith("{"))
        .map(JsonObject::new)
        .filter(each -> kind.equals(each.getString("kind")))
        .map(each -> each.getString("subject"))
        .collect(Collectors.toSet());
  }

  private void assertNothingOf(String where, String text) {
    secrets.forEach(
        (name, secret) ->
            assertTrue(!text.contains(secret), () -> where + " shows the " + name + ": " + text));
  }
}
