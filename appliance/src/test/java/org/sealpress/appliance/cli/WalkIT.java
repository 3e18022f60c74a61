package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.appliance.fixture.Guide;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;
import org.sealpress.scan.Loopback;

/**
 * A newcomer types every command of the guides, in their order, in an empty folder with a virtual
 * scanner. What a person does between two commands, and what a place is called here, is said below.
 */
@Timeout(900)
class WalkIT {
  private static final List<String> GUIDES = List.of("README.md", "deploy/OPERATIONS.md");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** What can't be typed here, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("deploy/demo.sh", "a walk of its own"),
          Map.entry("deploy/test.sh", "it runs this test"),
          Map.entry("mvn ", "it is built"),
          Map.entry("alias sealpress=", "it is in the PATH"),
          Map.entry("apt install ", "deploy/chroot-test.sh does it on fresh systems"),
          Map.entry("install -m 644 recovery.pem", "the certificates are where they should be"),
          Map.entry("chown ", "there is no user of the service here"),
          Map.entry("rclone config", "a person answers its questions; walk.sh writes its file"),
          Map.entry("journalctl ", "there is no systemd here; the log is in a file"),
          Map.entry("sealpress scan --continue", "a jam has to happen first: DaemonIT, ScanPageIT"),
          Map.entry("sealpress scan --finish", "the same"),
          Map.entry("sealpress scan --discard", "the same"));

  /** Commands begin so; what is done before them, by hand. */
  private static final Map<String, String> BEFORE = new LinkedHashMap<>();

  /** The same after them. */
  private static final Map<String, String> AFTER = new LinkedHashMap<>();

  static {
    BEFORE.put("sealpress keys from-paper", "cp recovery.paper.pdf scan.pdf; rm -f again.key.pem");
    AFTER.put("sealpress init", "sed -i '0,/#check: no/s//check: yes/' sealpress.yaml");
    BEFORE.put("sealpress scan --class", "sheets");
    AFTER.put("sealpress scan --class", "confirm");
    BEFORE.put("sealpress scan --title", "sheets");
    BEFORE.put("sealpress alarms test", "sheets; sealpress scan || mind; confirm");
    BEFORE.put(
        "sealpress drive enrol",
        "sealpress drive eject --config sealpress.yaml; mkdir new; swap a new");
    AFTER.put("sealpress drive eject", "swap b a; slot in");
    BEFORE.put("sealpress restore", "delivered");
    BEFORE.put("sealpress verify", "delivered; cp data/checkpoints/ledger-*.vkey ledger.vkey");
    BEFORE.put("sh usb/restore.sh", "delivered");
    BEFORE.put("sealpress ledger verify", "cp data/checkpoints/ledger-*.vkey ledger.vkey");
    AFTER.put("sealpress ledger prove", "mv *.tlog-proof $ID.v1.tlog-proof");
    BEFORE.put("sealpress ledger check", "find lease -name '*.pdf' -exec cp {} lease.pdf ';'");
    BEFORE.put("sealpress rebuild", "stop; mv data dead");
  }

  @TempDir private Path folder;

  private static boolean leftOut(String command) {
    return LEFT_OUT.keySet().stream().anyMatch(command::startsWith);
  }

  private static String plain(String command) {
    return command.replaceFirst("^sudo (-u sealpress )?", "");
  }

  /** As it is typed here. */
  private static String here(String command) {
    String typed =
        plain(command)
            .replace("/media/usb", "usb")
            .replace("/media/sealpress/a", "usb")
            .replace("/etc/sealpress/", "")
            .replace("/var/lib/sealpress", "data")
            .replace("k7q2m4", "$ID")
            .replace("https://127.0.0.1:8420", "https://127.0.0.1:$PORT")
            .replace("letter.jpg fax.tif", "cover.pdf recovery.paper.pdf");
    boolean asks =
        typed.startsWith("sealpress keys new")
            || typed.startsWith("sealpress keys try")
            || typed.contains(" --key ");
    if (typed.startsWith("sealpress init")) {
      typed += " --not-mounted --scanner $SCANNER --http-port $PORT";
    } else if (typed.startsWith("sealpress run") || typed.startsWith("systemctl enable")) {
      return "daemon";
    } else if (typed.startsWith("sealpress web token new")) {
      return "TOKEN=$(" + typed + "); echo \"$TOKEN\"";
    } else if (typed.startsWith("sh usb/restore.sh")) {
      return typed.replace("restore.sh ", "restore.sh --passphrase-file pass ");
    }
    if (typed.matches("sealpress (scan|status|plan|alarms test|doctor).*")) {
      typed += " || mind";
    }
    return asks ? typed.replaceFirst("( &&|$)", " --passphrase-file pass$1") : typed;
  }

  private static String hand(Map<String, String> when, String typed) {
    return when.entrySet().stream()
        .filter(each -> typed.startsWith(each.getKey()))
        .map(each -> each.getValue() + "\n")
        .findFirst()
        .orElse("");
  }

  private static String script(Guide guide) {
    StringBuilder script = new StringBuilder();
    for (String command : guide.lines()) {
      if (leftOut(plain(command))) {
        continue;
      }
      String typed = here(command);
      script.append(hand(BEFORE, typed));
      script.append("echo '$ ").append(command.replace("'", "'\\''")).append("'\n");
      script.append(typed).append('\n').append(hand(AFTER, typed));
    }
    return script.toString();
  }

  @Test
  void whatIsLeftOutIsInAGuide() throws Exception {
    SortedSet<String> unused = new TreeSet<>(LEFT_OUT.keySet());
    for (String path : GUIDES) {
      for (String command : new Guide(path).lines()) {
        unused.removeIf(plain(command)::startsWith);
      }
    }
    assertEquals(new TreeSet<>(), unused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "deploy/OPERATIONS.md"})
  @OnlyWithAll
  void everyCommandDoesWhatTheGuideSays(String path) throws Exception {
    Programs.assume("rclone", "tesseract", "curl", "openssl");
    Guide guide = new Guide(path);
    assertTrue(guide.lines().size() > 8, path + " has " + guide.lines());
    Path hands = Path.of("src/test/resources/walk.sh").toAbsolutePath();
    String script = ". " + hands + "\n" + script(guide) + "echo 'the end'\n";
    Files.writeString(folder.resolve("walk.sh"), script);
    Path log = folder.resolve("walk.log");
    List<String> command = new ArrayList<>(List.of("bash", "-eu", "walk.sh"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("ROOT", Guide.root().toString());
    builder.environment().put("PORT", Integer.toString(Loopback.closedPort().getPort()));
    Process walk = builder.start();
    try {
      walk.getOutputStream().close();
      boolean ended = walk.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(log, StandardCharsets.UTF_8);
      assertTrue(ended && walk.exitValue() == 0 && said.endsWith("the end\n"), () -> said);
    } finally {
      walk.destroy(); // its trap ends what it started
      walk.waitFor(20, TimeUnit.SECONDS);
    }
  }
}
