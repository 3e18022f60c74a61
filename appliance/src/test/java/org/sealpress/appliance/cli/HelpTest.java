package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every help text is one that a person can use. */
class HelpTest {
  private static final int WIDTH = 80;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static List<String> verbs() {
    List<String> names = new ArrayList<>(List.of(""));
    collect(commandLine(new StringWriter(), new StringWriter()), "", names);
    return names;
  }

  private static void collect(CommandLine command, String prefix, List<String> names) {
    command
        .getSubcommands()
        .forEach(
            (name, verb) -> {
              names.add((prefix + " " + name).strip());
              collect(verb, prefix + " " + name, names);
            });
  }

  @Test
  void thereAreTheVerbsOfTheDesign() {
    assertEquals(
        List.of(
            "",
            "alarms",
            "alarms test",
            "convert",
            "cover",
            "diff",
            "doctor",
            "drill",
            "drill accept",
            "drive",
            "drive eject",
            "drive enrol",
            "drive list",
            "drive retire",
            "init",
            "keys",
            "keys from-paper",
            "keys list",
            "keys new",
            "keys paper",
            "keys rotate-seal",
            "keys try",
            "ledger",
            "ledger check",
            "ledger evidence",
            "ledger prove",
            "ledger verify",
            "plan",
            "rebuild",
            "restore",
            "run",
            "scan",
            "status",
            "target",
            "target list",
            "target test",
            "verify",
            "versions",
            "virtual-scanner",
            "web",
            "web setup",
            "web token",
            "web token list",
            "web token new",
            "web token revoke",
            "web user",
            "web user list",
            "web user reset"),
        verbs().stream().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void itFitsTheScreenAndHasNothingOfTheLibrary(String verb) {
    String help = help(verb);
    assertTrue(help.startsWith("Usage: sealpress " + verb), help);
    assertTrue(help.lines().allMatch(line -> line.length() <= WIDTH), help);
    for (String odd : List.of("${", "DEFAULT-VALUE", "COMPLETION", "<", "null", "[COMMAND]", "@")) {
      assertFalse(help.contains(odd), () -> odd + " in " + help);
    }
    assertEquals("", err.toString());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyOptionIsDescribedByASentence(String verb) {
    CommandLine command = command(verb);
    for (OptionSpec option : command.getCommandSpec().options()) {
      described(verb + " " + option.longestName(), option.description());
    }
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      described(verb + " " + parameter.paramLabel(), parameter.description());
    }
    for (String line : command.getCommandSpec().usageMessage().description()) {
      assertTrue(line.isEmpty() || line.startsWith("  ") || line.matches("(?s).*[.:]"), line);
    }
  }

  private static void described(String what, String[] description) {
    String text = String.join(" ", description);
    assertTrue(text.matches("(?s)[A-Z`a-z].{9,}[.]"), what + ": " + text);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void examplesAreOnTheScreenAsTheyAreTyped(String verb) {
    String help = help(verb);
    String[] footer = command(verb).getCommandSpec().usageMessage().footer();
    assertTrue(footer.length > 0, "an example");
    Arrays.stream(footer)
        .forEach(line -> assertTrue(help.lines().toList().contains(line), line + " in " + help));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void examplesAreOnesThatTheProgramUnderstands(String verb) {
    String footer = String.join("\n", command(verb).getCommandSpec().usageMessage().footer());
    for (String line : footer.replaceAll(" \\\\\n +", " ").lines().toList()) {
      if (line.startsWith("  sealpress ")) {
        String example = line.strip().replaceFirst(" {2,}.*", "").replaceAll("\"[^\"]*\"", "x");
        String[] words = example.replaceFirst("sealpress ", "").split(" +", -1);
        commandLine(out, err).parseArgs(words);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void exitCodesAreThoseOfTheListOfAll(String verb) {
    command(verb).getCommandSpec().usageMessage().exitCodeList().keySet().stream()
        .map(String::strip)
        .filter(code -> !code.isEmpty() && !code.equals("143"))
        .forEach(code -> assertTrue(ExitCode.list().containsKey(code), code));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void helpVerbIsTheSameAsVerbHelp(String verb) {
    String[] words = ("help " + verb).strip().split(" ", -1);
    assertEquals(0, Sealpress.run(commandLine(out, err), words));
    assertEquals(help(verb), out.toString().substring(0, out.toString().length() / 2));
  }

  @Test
  void helpForNoVerbSaysSo() {
    assertEquals(2, Sealpress.run(commandLine(out, err), "help", "scna"));
    assertEquals(
        "sealpress: there is no verb `scna`; did you mean `scan`?; see `sealpress --help`\n",
        err.toString());
  }

  @Test
  void withoutAVerbTheHelpIsTheAnswerAndTheCodeIsThatOfWrongUsage() {
    assertEquals(2, Sealpress.run(commandLine(out, err)));
    assertEquals("", out.toString());
    String said = err.toString();
    assertEquals(help(""), said);
    assertEquals(2, Sealpress.run(commandLine(out, err), "keys"));
    assertTrue(err.toString().contains("Verbs:\n  new "), err.toString());
  }

  private String help(String verb) {
    String[] words = (verb + " --help").strip().split(" ", -1);
    int before = out.getBuffer().length();
    assertEquals(0, Sealpress.run(commandLine(out, err), words));
    return out.toString().substring(before);
  }

  private static CommandLine command(String verb) {
    CommandLine command = commandLine(new StringWriter(), new StringWriter());
    for (String name : verb.isEmpty() ? new String[0] : verb.split(" ", -1)) {
      command = command.getSubcommands().get(name);
    }
    return command;
  }

  private static CommandLine commandLine(StringWriter out, StringWriter err) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
