package org.sealpress.appliance.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code sealpress(1)}: every verb with its options, as {@code --help} tells of them. */
final class VerbManual {
  private final Roff page;

  VerbManual(String version, String date) {
    this.page = new Roff("sealpress", 1, date, version);
  }

  String of(CommandLine root) {
    page.heading("NAME").paragraph("sealpress - scan, seal and keep signed paper by one press");
    page.heading("SYNOPSIS").term("sealpress VERB [OPTION...] [ARGUMENT...]", "");
    page.heading("DESCRIPTION");
    page.paragraphs(lines(root.getCommandSpec().usageMessage().description()));
    page.heading("OPTIONS").paragraph("With each verb:");
    root.getCommandSpec().options().stream()
        .filter(each -> !each.hidden())
        .forEach(each -> page.term(names(each), joined(each.description())));
    page.heading("VERBS");
    verbs(root);
    exitCodes(root.getCommandSpec().usageMessage(), "EXIT CODES");
    page.heading("FILES")
        .term("/etc/sealpress/sealpress.yaml", "The configuration: see sealpress.yaml(5).")
        .term("/etc/default/sealpress", "Memory and options for Java.")
        .term("/var/lib/sealpress", "Captures, keys of the box, ledger and sealed documents.")
        .term("/media/sealpress", "A folder for each slot of a drive.");
    page.heading("SEE ALSO").paragraph("sealpress.yaml(5), saned(8), rclone(1), openssl(1)");
    return page.toString();
  }

  private void verbs(CommandLine parent) {
    parent.getSubcommands().values().stream()
        .distinct()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .forEach(this::verb);
  }

  private void verb(CommandLine verb) {
    CommandSpec spec = verb.getCommandSpec();
    page.part(
        spec.qualifiedName()
            + spec.positionalParameters().stream()
                .filter(each -> !each.hidden())
                .map(each -> " " + each.paramLabel())
                .collect(Collectors.joining()));
    page.paragraphs(lines(spec.usageMessage().description()));
    spec.positionalParameters().stream()
        .filter(each -> !each.hidden())
        .forEach(each -> page.term(each.paramLabel(), joined(each.description())));
    spec.options().stream()
        .filter(each -> !each.hidden() && !each.inherited() && !each.usageHelp())
        .forEach(each -> page.term(names(each), joined(each.description())));
    exitCodes(spec.usageMessage(), "");
    if (spec.usageMessage().footer().length > 0) {
      page.paragraph("Example:").asTyped(lines(spec.usageMessage().footer()));
    }
    verbs(verb);
  }

  private void exitCodes(UsageMessageSpec usage, String heading) {
    if (usage.exitCodeList().isEmpty()) {
      return;
    }
    if (heading.isEmpty()) {
      page.paragraph("Exit codes:");
    } else {
      page.heading(heading);
    }
    usage.exitCodeList().forEach((code, meaning) -> page.term(code.strip(), meaning));
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return takesValue(option) ? names + " " + option.paramLabel() : names;
  }

  private static boolean takesValue(ArgSpec option) {
    return option.arity().max() > 0;
  }

  private static String joined(String[] text) {
    return String.join(" ", lines(text));
  }

  /** As picocli prints them: its texts are formats. */
  private static List<String> lines(String[] text) {
    return Arrays.stream(text).flatMap(each -> each.formatted().lines()).toList();
  }
}
