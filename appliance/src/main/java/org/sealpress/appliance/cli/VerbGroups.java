package org.sealpress.appliance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of verbs in the help text, by what a person wants to do. */
final class VerbGroups implements IHelpSectionRenderer {
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();
  private static final int NAME_WIDTH = 20;

  static {
    GROUPS.put("Set up", List.of("init", "doctor", "keys", "drive", "target", "web"));
    GROUPS.put("Every day", List.of("run", "scan", "status", "plan", "alarms", "cover", "convert"));
    GROUPS.put(
        "Get back and prove",
        List.of("restore", "versions", "diff", "verify", "drill", "ledger", "rebuild"));
    GROUPS.put("Try out", List.of("virtual-scanner"));
  }

  @Override
  public String render(Help help) {
    Map<String, Help> left = new LinkedHashMap<>(help.subcommands());
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (heading, names) -> {
          List<Help> verbs = new ArrayList<>();
          for (String name : names) {
            Help verb = left.remove(name);
            if (verb != null) {
              verbs.add(verb);
            }
          }
          append(heading, verbs, help, text);
        });
    append("More", List.copyOf(left.values()), help, text);
    return text.toString();
  }

  private static void append(String heading, List<Help> verbs, Help help, StringBuilder text) {
    List<Help> shown =
        verbs.stream().filter(each -> !each.commandSpec().usageMessage().hidden()).toList();
    if (shown.isEmpty()) {
      return;
    }
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAME_WIDTH, 2, Overflow.SPAN),
            new Column(width - NAME_WIDTH, 2, Overflow.WRAP));
    table.indentWrappedLines = 0;
    for (Help verb : shown) {
      String[] description = verb.commandSpec().usageMessage().description();
      table.addRowValues(
          help.colorScheme().commandText(verb.commandSpec().name()),
          help.colorScheme().text(description.length == 0 ? "" : description[0]));
    }
    text.append(help.createHeading("%n" + heading + ":%n")).append(table);
  }

  /** Puts this list in the place of picocli's own. */
  static void install(CommandLine root) {
    root.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new VerbGroups());
    root.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
  }
}
