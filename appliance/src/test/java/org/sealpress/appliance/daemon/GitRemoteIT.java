package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.scan.virtual.VirtualScanner;

/** One press ends in two repositories; a clone of either, and a key, give the document back. */
@Timeout(300)
class GitRemoteIT {
  @TempDir private Path folder;
  private GitRepository overSsh;
  private GitRepository onDisk;
  private SshdFixture server;
  private VirtualScanner scanner;
  private Box box;
  private Daemon daemon;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("git", "ssh", "tesseract", "openssl", "sha256sum");
    overSsh = GitRepository.make(folder.resolve("ssh.git"));
    onDisk = GitRepository.make(folder.resolve("disk.git"));
    server = SshdFixture.startShell(Files.createDirectory(folder.resolve("keys")), "PermitTTY no");
    scanner = VirtualScanner.builder().pagesPerMinute(240).start();
    box =
        Box.in(Files.createDirectory(folder.resolve("box")), scanner.address())
            .withTargets(
                """
                  history: { kind: git, url: "%s", key: %s, known-hosts: %s }
                  disk: { kind: git, url: "file://%s" }
                """
                    .formatted(url(), server.key(), server.knownHosts(), onDisk.folder()));
    daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
    box.awaitScanner("ready");
  }

  private String url() {
    return "ssh://%s@127.0.0.1:%d%s"
        .formatted(System.getProperty("user.name"), server.port(), overSsh.folder());
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
    if (scanner != null) {
      scanner.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aCloneAndAKeyAreEnough() throws Exception {
    scanner.load(Paperwork.sheets(1));
    scanner.press("scan");
    JsonObject capture = box.await(box.awaitNewest(""), "safe");
    assertTrue(
        Box.steps(capture).contains("copied to history and read back"), capture.encodePrettily());
    assertTrue(
        Box.steps(capture).contains("copied to disk and read back"), capture.encodePrettily());
    Path passphrase = Files.writeString(folder.resolve("passphrase"), Box.PASSPHRASE + "\n");
    for (GitRepository each : new GitRepository[] {overSsh, onDisk}) {
      Awaitility.await("a ledger that tells of the document")
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions() // of git grep, which finds nothing yet
          .until(() -> isProven(each, capture.getString("object")));
      assertEquals("", each.git("fsck", "--strict", "--no-dangling"));
      String name = String.valueOf(each.folder().getFileName());
      Path clone = folder.resolve(name + ".clone");
      Programs.run(
          "git",
          "-c",
          "core.sshCommand=ssh -i %s -o UserKnownHostsFile=%s"
              .formatted(server.key(), server.knownHosts()),
          "clone",
          "-q",
          each.equals(overSsh) ? url() : "file://" + each.folder(),
          clone.toString());
      Path back = folder.resolve(name + ".back");
      Programs.run(
          "sh",
          clone.resolve("restore.sh").toString(),
          "--passphrase-file",
          passphrase.toString(),
          box.keyFile("recovery").toString(),
          back.toString());
      try (var files = Files.walk(back)) {
        assertEquals(1, files.filter(file -> file.toString().endsWith(".pdf")).count());
      }
    }
  }

  /** Whether a segment of the ledger tells of an object, and a checkpoint is over that. */
  private static boolean isProven(GitRepository repository, String object) {
    String segment =
        repository.git("grep", "-l", "-e", object, GitRepository.BRANCH, "--", "ledger");
    long last = Long.parseLong(segment.replaceAll("(?s).*-([0-9]+)\\.jsonl$", "$1"));
    return repository.files().contains("checkpoints/" + CheckpointStore.name(last + 1));
  }
}
