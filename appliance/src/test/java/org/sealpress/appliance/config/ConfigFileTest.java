package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.plan.Policy;
import org.sealpress.plan.Required;
import org.sealpress.plan.Retention;
import org.sealpress.plan.Schedule;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;

class ConfigFileTest {
  private static final String LEAST = "box: desk\ndata: data\nrecipients: [a.pem, /b.pem]\n";

  @TempDir Path folder;

  @Test
  void whatIsNotGivenHasItsDefault() throws Exception {
    Config config = read(LEAST).config();
    assertEquals("desk", config.box());
    assertEquals(HttpConfig.DEFAULT, config.http());
    assertEquals(ScannerConfig.DEFAULT, config.scanner());
    assertEquals(WorkersConfig.DEFAULT, config.workers());
    assertEquals(List.of(Profile.DEFAULT), config.profiles());
    assertEquals(DocumentClass.standard(Profile.DEFAULT), config.defaultClass());
    assertEquals(List.of(), config.targets());
    assertTrue(config.gate());
    assertEquals(List.of(), config.inboxes());
  }

  @Test
  void pathsAreRelativeToTheFolderOfTheFile() throws Exception {
    Config config = read(LEAST).config();
    assertEquals(folder.resolve("data"), config.data());
    assertEquals(List.of(folder.resolve("a.pem"), Path.of("/b.pem")), config.recipients());
  }

  @Test
  void everyKeyIsTaken() throws Exception {
    Config config =
        read(LEAST
                + """
                http: { host: "::1", port: 1 }
                scanner:
                  host: saned.lan
                  port: 6567
                  device: fujitsu:fi-7160:1234
                  poll: 1 s
                  page-limit: 5min
                  hold: 20 min
                  buttons: { scan: receipt, button-2: legal }
                profiles:
                  office: { resolution: 600, mode: LineArt, source: ADF Duplex, paper: Letter }
                  receipt: { mode: gray, paper: 80.5 x auto mm, duplex: manual }
                classes:
                  legal: { languages: [eng, script/Latin], copies: At-Once, blank-sides: keep,
                    keep: compact, straighten: yes, crop: yes, colors-by-content: yes, split: yes }
                  receipt: { profile: receipt, copies: Weekly Sunday 2:00, retention: 10 years,
                    hold: yes, check: yes, check-for: 5 min }
                targets:
                  nas: { kind: folder, path: ./~nas }
                  a: { kind: DRIVE, path: /media/a }
                  b: { kind: drive, path: /media/b, mounted: no, smallest: 64 GB }
                  off: { kind: rclone, remote: "my office:a b", config: r.conf }
                  loc: { kind: rclone, remote: ":local:/srv/x" }
                  old: { kind: git, url: "box@git:a b.git", branch: x/y, key: k, known-hosts: h }
                  new: { kind: git, url: "file:///srv/a.git" }
                workers: { count: 3, page-limit: 90 s }
                gate: no
                drill: { every: 30 d }
                inboxes:
                  phones: { path: in/phones, class: receipt, settle: 20 s }
                  copier: { path: /srv/copier }
                """)
            .config();

    Profile office =
        new Profile("office", new ScanProfile(600, ColorMode.LINEART, "ADF Duplex", Paper.LETTER));
    Profile receipt =
        new Profile(
            "receipt", new ScanProfile(300, ColorMode.GRAY, "", new Paper(80.5, 0)), Duplex.MANUAL);
    DocumentClass legal =
        new DocumentClass(
            "legal",
            office,
            List.of("eng", "script/Latin"),
            Policy.USUAL,
            BlankSides.KEEP,
            new PageStyle(PageStyle.Profile.COMPACT, true, true, true),
            true,
            Required.ALL);
    DocumentClass receipts =
        new DocumentClass(
            "receipt",
            receipt,
            List.of("eng"),
            new Policy(
                new Schedule.Weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 0)),
                new Retention(Period.ofYears(10)),
                true),
            BlankSides.KEEP,
            PageStyle.AS_SCANNED,
            false,
            Required.ALL,
            Duration.ofMinutes(5));
    assertEquals("https://[::1]:1", config.http().uri().toString());
    assertEquals(
        new ScannerConfig(
            "saned.lan",
            6567,
            "fujitsu:fi-7160:1234",
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            List.of(new SensorButton("scan", receipts), new SensorButton("button-2", legal)),
            false),
        config.scanner());
    assertEquals(List.of(office, receipt), config.profiles());
    assertEquals(List.of(legal, receipts), config.classes());
    assertEquals(legal, config.defaultClass());
    assertEquals(Optional.of(receipts), config.documentClass("receipt"));
    assertEquals(
        List.of(
            new TargetConfig.Folder("nas", folder.resolve("~nas")),
            new TargetConfig.Drive("a", Path.of("/media/a")),
            new TargetConfig.Drive("b", Path.of("/media/b"), false, 64_000_000_000L),
            new TargetConfig.Rclone("off", "my office:a b", Optional.of(folder.resolve("r.conf"))),
            new TargetConfig.Rclone("loc", ":local:/srv/x", Optional.empty()),
            new TargetConfig.Git(
                "old",
                "box@git:a b.git",
                "x/y",
                Optional.of(folder.resolve("k")),
                Optional.of(folder.resolve("h")),
                config.data().resolve("git/old")),
            new TargetConfig.Git(
                "new",
                "file:///srv/a.git",
                "archive",
                Optional.empty(),
                Optional.empty(),
                config.data().resolve("git/new"))),
        config.targets());
    assertEquals(Optional.of(config.targets().get(1)), config.target("a"));
    assertEquals(new WorkersConfig(OptionalInt.of(3), Duration.ofSeconds(90)), config.workers());
    assertFalse(config.gate());
    assertEquals(new DrillConfig(Duration.ofDays(30)), config.drill());
    assertEquals(
        List.of(
            new InboxConfig(
                "phones", folder.resolve("in/phones"), receipts, Duration.ofSeconds(20)),
            new InboxConfig("copier", Path.of("/srv/copier"), legal, Duration.ofSeconds(5))),
        config.inboxes());
  }

  @Test
  void aSectionWhoseKeysAreAllCommentedOutIsAsIfItWereNotThere() throws Exception {
    String empty =
        "http:\nscanner:\n  buttons:\nprofiles:\nclasses:\ntargets:\nworkers:\ninboxes:\n";
    assertEquals(read(LEAST).config(), read(LEAST + empty).config());
  }

  @Test
  void jsonAndWindowsLineEndsAndByteOrderMarksAreFine() throws Exception {
    Config config = read(LEAST).config();
    assertEquals(config, read(LEAST.replace("\n", "\r\n")).config());
    assertEquals(config, read("\uFEFF" + LEAST).config());
    assertEquals(
        config,
        read("{\"box\": \"desk\", \"data\": \"data\", \"recipients\": [\"a.pem\", \"/b.pem\"]}")
            .config());
  }

  @Test
  void whatIsUnwiseIsAWarning() throws Exception {
    ConfigFile file = read("box: desk\ndata: d\nrecipients: [a.pem]\n");
    assertEquals(
        List.of(
            folder.resolve("sealpress.yaml")
                + ":1: `targets` has none; at least one is advised: documents stay on this box"
                + " only; describe a drive, a folder or a remote"),
        file.warnings().stream().map(Problem::toString).toList());
  }

  @Test
  void aPlanThatWouldAlwaysBeLateIsAWarning() throws Exception {
    String drive = "targets: { usb: { kind: drive, path: /media/usb } }\n";
    ConfigFile rare = read(LEAST + drive + "classes: { c: { copies: monthly last 23:00 } }\n");
    assertEquals(
        List.of(
            "5: `classes.c.copies` is `monthly last 23:00`, and `rotation.cadence` is 7 days;"
                + " expected documents to be away within `rotation.exposure`, 14 days; copy them"
                + " more often, or make `rotation.exposure` 38 days or longer"),
        warnings(rare));
    ConfigFile slow = read(LEAST + drive + "rotation: { cadence: 21 d }\n");
    assertEquals(
        List.of(
            "5: `rotation.exposure` is shorter than `rotation.cadence`, 14 days and 21 days;"
                + " expected a drive to go away before documents on it are called late; swap drives"
                + " more often, or make `rotation.exposure` longer"),
        warnings(slow));
    assertEquals(
        List.of(),
        warnings(read(LEAST + drive + "classes: { c: { copies: weekly friday 18:00 } }\n")));
  }

  private static List<String> warnings(ConfigFile file) {
    return file.warnings().stream()
        .map(each -> each.toString().replaceFirst("^.*?yaml:", ""))
        .toList();
  }

  @Test
  void tellsWhereAKeyStandsOrTheOneAboveIt() throws Exception {
    ConfigFile file =
        read(LEAST + "targets:\n  nas:\n    kind: folder\n    path: /x\nscanner: { port: 1 }\n");
    assertEquals(file.path() + ":3", file.where("recipients[2]"));
    assertEquals(file.path() + ":7", file.where("targets.nas.path"));
    assertEquals(file.path() + ":8", file.where("scanner.device"));
    assertEquals(file.path() + ":1", file.where("workers.count"));
  }

  @Test
  void aFileThatCanNotBeReadIsNamed() throws Exception {
    Path file = folder.resolve("sealpress.yaml");
    assertEquals(
        file
            + ":1: no such file; expected a Sealpress configuration; write one with `sealpress"
            + " init`, or name another file",
        messageOf(file));
    assertEquals(
        folder + ":1: this is a folder; expected a Sealpress configuration; name the file in it",
        messageOf(folder));
    Files.write(file, "box: desk\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        file + ":2: a byte that is not UTF-8 text; expected text in UTF-8; save the file as UTF-8",
        messageOf(file));
    Files.write(file, new byte[Source.LARGEST + 1]);
    assertEquals(
        file
            + ":1: the file is larger than 1 MiB; expected a Sealpress configuration; see whether"
            + " this is the right file",
        messageOf(file));
  }

  @Test
  void aBombOfAliasesIsRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s, %s, %s, %s, %s]\n".formatted(i, i, alias, alias, alias, alias, alias));
    }
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> ConfigFile.parse(bomb.toString(), Path.of("bomb.yaml")));
    assertEquals(Problems.MOST + 1, e.problems().size());
    assertTrue(e.getMessage().startsWith("bomb.yaml:1: `&a0` is a YAML anchor"), e.getMessage());
    assertTrue(e.getMessage().endsWith("see whether this is the right file"), e.getMessage());
  }

  private ConfigFile read(String text) throws Exception {
    Path file = folder.resolve("sealpress.yaml");
    Files.writeString(file, text);
    return ConfigFile.read(file);
  }

  private static String messageOf(Path file) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> ConfigFile.read(file)).getMessage());
  }
}
