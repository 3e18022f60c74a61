package org.sealpress.appliance.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.doctor.Finding.Level;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.scan.Scanners;

class DoctorTest {
  @TempDir Path folder;

  private record Fixed(String name, Callable<List<Finding>> finds) implements Check {
    @Override
    public List<Finding> look() throws Exception {
      return finds.call();
    }
  }

  /** A SANE daemon that says what it is told to. */
  private record Saned(Callable<List<ScannerInfo>> answer) implements Scanners {
    @Override
    public List<ScannerInfo> list() throws ScanFault {
      try {
        return answer.call();
      } catch (ScanFault e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Scanner open(String device) {
      throw new UnsupportedOperationException();
    }
  }

  private static ScannerInfo scanner(String name) {
    return new ScannerInfo(name, "ACME", "S1", "scanner");
  }

  private Machine machine(String yaml, Scanners scanners) throws Exception {
    Path file = folder.resolve("sealpress.yaml");
    Config config =
        ConfigFile.parse(
                "box: desk\ndata: data\nrecipients: [a.pem, b.pem]\n"
                    + "targets: { t: { kind: folder, path: /t } }\n"
                    + yaml,
                file)
            .config();
    return new Machine(file, Optional.of(config), Optional.empty(), scanners, Clock.systemUTC());
  }

  private Machine machine(String yaml) throws Exception {
    return machine(yaml, new Saned(List::of));
  }

  private static void wrong(List<Finding> findings, String what) {
    assertTrue(
        findings.stream()
            .anyMatch(
                each ->
                    each.level() == Level.WRONG
                        && each.what().contains(what)
                        && !each.remedy().isEmpty()),
        findings.toString());
  }

  @Test
  void aCheckThatHangsOrFailsDoesNotKeepTheOthers() {
    CountDownLatch never = new CountDownLatch(1);
    Doctor doctor =
        new Doctor(
            List.of(
                new Fixed(
                    "hangs",
                    () -> {
                      never.await();
                      return List.of();
                    }),
                new Fixed(
                    "fails",
                    () -> {
                      throw new IOException("the disk is gone");
                    }),
                new Fixed("works", () -> List.of(Finding.good("all is well")))),
            Duration.ofMillis(300));
    List<Doctor.Result> results = assertTimeout(Duration.ofSeconds(20), doctor::look);
    assertEquals(
        List.of("hangs", "fails", "works"), results.stream().map(Doctor.Result::name).toList());
    wrong(results.get(0).findings(), "no answer within");
    wrong(results.get(1).findings(), "the disk is gone");
    assertEquals(Level.GOOD, results.get(2).findings().get(0).level());
  }

  @Test
  void scannersAreNamedAndWhatDoesNotFitIsTold() throws Exception {
    Saned two = new Saned(() -> List.of(scanner("a:1"), scanner("b:2")));
    wrong(new ScannersCheck(machine("", two)).look(), "there are several");
    wrong(new ScannersCheck(machine("scanner: { device: c }", two)).look(), "is none of these");
    assertTrue(
        new ScannersCheck(machine("scanner: { device: \"b:2\" }", two))
            .look().stream().allMatch(each -> each.level() == Level.GOOD));
    wrong(new ScannersCheck(machine("")).look(), "has no scanner");
    Saned none =
        new Saned(
            () -> {
              throw new ScanFault(ScanFault.Kind.UNREACHABLE, "nobody answers");
            });
    wrong(new ScannersCheck(machine("", none)).look(), "nobody answers");
  }

  @Test
  void languagesAndKeysAndDevicesThatAreMissingAreNamed() throws Exception {
    assertEquals(
        List.of(
            Finding.wrong(
                "documents are to be read in \"xyz_abc\", which is not installed",
                "apt-get install tesseract-ocr-xyz-abc")),
        new LanguagesCheck(machine("classes: { a: { languages: [eng+xyz_abc, xyz_abc] } }"))
            .look());
    wrong(new KeysCheck(machine("")).look(), "a.pem is not there");
    Files.writeString(folder.resolve("b.pem"), "no certificate");
    wrong(new KeysCheck(machine("")).look(), "b.pem can't be read");
    List<Finding> buttons =
        new ButtonsCheck(
                machine(
                    """
                    buttons:
                      wire: { kind: gpio, chip: gpiochip77, line: 3 }
                      pedal: { kind: keypad, device: /dev/input/none, keys: { a: default } }
                      web: { kind: http }
                    """))
            .look();
    wrong(buttons, "wire: ");
    wrong(buttons, "/dev/input/none is not there");
    assertEquals(2, buttons.stream().filter(each -> each.level() == Level.WRONG).count());
  }

  @Test
  void languagesAreThoseThatTextCanBeReadIn() throws Exception {
    Finding found = new LanguagesCheck(machine("")).look().get(0);
    assertEquals(Level.GOOD, found.level());
    List<String> names = List.of(found.what().split(", ", -1));
    assertTrue(names.contains("eng") && !names.contains("osd"), found.what());
  }

  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      List<Finding> findings =
          new PortsCheck(machine("http: { port: " + taken.getLocalPort() + " }")).look();
      assertTrue(findings.get(0).what().contains("is taken"), findings.toString());
    }
  }

  @Test
  void whatThisMachineHasIsFound() throws Exception {
    for (Check each :
        List.of(
            new VersionsCheck(),
            new DiskCheck(machine("")),
            new RightsCheck(machine("")),
            new ClockCheck(machine("")),
            new RemotesCheck(machine("")))) {
      List<Finding> findings = each.look();
      assertTrue(!findings.isEmpty(), each.name());
      findings.forEach(
          finding ->
              assertTrue(
                  finding.level() != Level.WRONG || !finding.remedy().isEmpty(),
                  finding.toString()));
    }
  }
}
