package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.scan.ScanFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

class SealpressTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aVerbEndsWithItsExitCode() {
    assertEquals(1, run(() -> ExitCode.INCOMPLETE.code(), "scan"));
    assertEquals("", err.toString());
  }

  @Test
  void aFailureIsOneLineWithItsExitCode() {
    assertEquals(
        8,
        run(
            () -> {
              throw new CliFailure(
                  ExitCode.UNREACHABLE, "no daemon at 127.0.0.1:8420; start it", new Exception());
            },
            "scan"));
    assertEquals("sealpress: no daemon at 127.0.0.1:8420; start it\n", err.toString());
  }

  @Test
  void aScannerFaultEndsWithTheScannersCode() {
    assertEquals(
        4,
        run(
            () -> {
              throw new ScanFault(ScanFault.Kind.JAMMED, "a sheet is stuck;\nopen the cover");
            },
            "scan"));
    assertEquals("sealpress: a sheet is stuck; open the cover\n", err.toString());
  }

  @Test
  void everyMistakeOfAConfigurationHasItsLine() {
    assertEquals(3, run(() -> fail("box: desk\nport: 1\n"), "scan"));
    String[] lines = err.toString().split("\n", -1);
    assertEquals(4, lines.length, err.toString());
    assertTrue(lines[0].startsWith("sealpress: s.yaml:1: `data` is missing; "), lines[0]);
    assertTrue(lines[2].startsWith("sealpress: s.yaml:2: `port` is not a key"), lines[2]);
  }

  @Test
  void aMissingFileIsNamed() {
    assertEquals(
        1,
        run(
            () -> {
              throw new NoSuchFileException("/x/\u001b[2Jletter.tif");
            },
            "scan"));
    assertEquals(
        "sealpress: /x/\\u001b[2Jletter.tif: no such file or folder; check the name\n",
        err.toString());
  }

  @Test
  void whatNobodyExpectedIsAnInternalErrorWithoutStackTrace() {
    assertEquals(
        70,
        run(
            () -> {
              throw new IllegalStateException("no page");
            },
            "scan"));
    assertEquals(
        "sealpress: internal error: IllegalStateException: no page; run it again with --debug and"
            + " report what it prints\n",
        err.toString());
  }

  @Test
  void evenAnErrorOfTheMachineIsReported() {
    assertEquals(
        70,
        run(
            () -> {
              throw new StackOverflowError();
            },
            "scan"));
    assertTrue(err.toString().startsWith("sealpress: internal error: StackOverflowError; run"));
  }

  @Test
  void theStackTraceComesWithDebugBeforeOrAfterTheVerb() {
    Callable<Integer> broken =
        () -> {
          throw new IllegalStateException("no page");
        };
    run(broken, "scan", "--debug");
    run(broken, "--debug", "scan");
    assertEquals(
        2,
        err.toString().lines().filter("java.lang.IllegalStateException: no page"::equals).count());
  }

  @Test
  void quietIsForEveryVerb() {
    Scan verb = new Scan(() -> 0);
    assertEquals(0, Sealpress.run(commandLine(verb), "scan", "--class", "legal", "--quiet"));
    assertEquals("legal", verb.documentClass());
    assertTrue(verb.root().quiet());
    assertEquals(Terminal.Style.SILENT, verb.root().terminal().style());
  }

  @Test
  void wrongUsageIsOneLineThatNamesTheHelp() {
    assertEquals(2, run(() -> 0, "scna"));
    assertEquals(2, run(() -> 0, "scan", "--clas", "x"));
    assertEquals(2, run(() -> 0, "scan", "--class"));
    assertEquals(2, run(() -> 0, "scan", "extra"));
    assertEquals(
        """
        sealpress: there is no verb `scna`; did you mean `scan`?; see `sealpress --help`
        sealpress: there is no option `--clas`; did you mean `--class`?; see `sealpress scan --help`
        sealpress: missing required parameter for option '--class' (<documentClass>); see `sealpress scan --help`
        sealpress: there is no argument `extra`; see `sealpress scan --help`
        """,
        err.toString());
  }

  @Test
  void theHelpTellsVerbsInGroupsExamplesAndExitCodes() {
    assertEquals(0, run(() -> 0, "--help"));
    String help = out.toString();
    assertTrue(help.startsWith("Usage: sealpress [-hV] [--debug] [--quiet] VERB"), help);
    assertTrue(
        help.contains("\nEvery day:\n  scan                Scan what is in the feeder.\n"), help);
    assertTrue(help.contains("\nMore:\n  odd                 Not in any group.\n"), help);
    assertFalse(help.contains("Set up:"), "a group without verbs");
    assertTrue(help.contains("\nExamples:\n  sealpress convert"), help);
    for (ExitCode each : ExitCode.values()) {
      assertTrue(help.contains(each.meaning()), each.meaning());
    }
    assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
  }

  @Test
  void everyVerbHasHelp() {
    assertEquals(0, run(() -> 0, "scan", "--help"));
    assertTrue(out.toString().startsWith("Usage: sealpress scan [-h] "), out.toString());
    assertTrue(out.toString().contains("Scan what is in the feeder."), out.toString());
  }

  @Test
  void theVersionIsTheBuilds() {
    assertEquals(0, run(() -> 0, "--version"));
    assertTrue(
        out.toString().matches("sealpress [0-9]+\\.[0-9]+\\.\\S+\nJava .+, .+\n"), out::toString);
  }

  private static int fail(String text) throws Exception {
    ConfigFile.parse(text, Path.of("s.yaml"));
    return 0;
  }

  private int run(Callable<Integer> work, String... args) {
    return Sealpress.run(commandLine(new Scan(work)), args);
  }

  private CommandLine commandLine(Scan verb) {
    return Sealpress.commandLine(
        new PrintWriter(out, true), new PrintWriter(err, true), verb, new Odd());
  }

  @Command(name = "scan", description = "Scan what is in the feeder.")
  private static final class Scan implements Callable<Integer> {
    private final Callable<Integer> work;

    @ParentCommand private Sealpress root;

    @Option(names = "--class")
    private String documentClass;

    @SuppressWarnings("NullAway.Init")
    Scan(Callable<Integer> work) {
      this.work = work;
    }

    Sealpress root() {
      return root;
    }

    String documentClass() {
      return documentClass;
    }

    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  @Command(name = "odd", description = "Not in any group.")
  private static final class Odd implements Runnable {
    @Override
    public void run() {}
  }
}
