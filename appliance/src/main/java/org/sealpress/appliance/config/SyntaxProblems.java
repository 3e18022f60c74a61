package org.sealpress.appliance.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what the YAML parser says in its own. */
final class SyntaxProblems {
  private static final String TAB = "a tab where only spaces may stand";
  private static final String SPACES = "expected lines indented with spaces";
  private static final String REPLACE = "replace each tab by two spaces";

  private SyntaxProblems() {}

  static ConfigException of(YamlEngineException e, String text, Problems problems) {
    if (!(e instanceof MarkedYamlEngineException marked)) {
      return problems.stop(
          lineThatStarts("%", text),
          "a kind of YAML that can't be read: " + String.valueOf(e.getMessage()),
          "expected YAML 1.2",
          "remove the lines that start with `%`");
    }
    String problem = marked.getProblem();
    int line = line(marked.getProblemMark(), 1);
    int opened = line(marked.getContextMark(), line);
    if (problem.contains("\\t(TAB)")) {
      return tabs(text, line, problems);
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return problems.stop(
          line,
          "a `:` where no key can stand",
          "expected the keys of one section to start in the same column",
          "check the indentation of this line and the one above, and put a value that contains"
              + " `: ` in quotes");
    }
    if (problem.contains("cannot start any token")) {
      return problems.stop(
          line,
          "a value that starts with " + problem.replaceAll("(?s)^[^']*'(.+?)'.*", "`$1`"),
          "expected a letter, a digit, `/` or a quote",
          "put the value in quotes");
    }
    String context = String.valueOf(marked.getContext());
    if (context.contains("quoted scalar") && problem.contains("end of stream")) {
      return problems.stop(
          opened, "a quote that is never closed", "expected it to end", "close the quote");
    }
    if (context.contains("flow sequence") || context.contains("flow mapping")) {
      String bracket = context.contains("sequence") ? "[" : "{";
      return problems.stop(
          opened,
          "a `" + bracket + "` that is not closed, or lacks a comma",
          "expected `[a, b]` or `{ key: value, key: value }`",
          "look at the brackets and commas up to line " + line);
    }
    return problems.stop(
        line,
        "not YAML: " + problem.replaceAll("[<>]", ""),
        "expected lines `key: value`, indented with spaces",
        "check the indentation and the brackets of this line and the one above");
  }

  /** Once one tab was in the way, the others will be too: all of them at once. */
  private static ConfigException tabs(String text, int first, Problems problems) {
    List<String> lines = text.lines().toList();
    for (int line = first + 1; line <= lines.size(); line++) {
      if (lines.get(line - 1).matches(" *\t\\s*[^\\s#].*")) {
        problems.add(line, TAB, SPACES, REPLACE);
      }
    }
    return problems.stop(first, TAB, SPACES, REPLACE);
  }

  private static int lineThatStarts(String prefix, String text) {
    List<String> lines = text.lines().toList();
    return 1
        + IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith(prefix))
            .findFirst()
            .orElse(0);
  }

  private static int line(Optional<Mark> mark, int otherwise) {
    return mark.map(each -> each.getLine() + 1).orElse(otherwise);
  }
}
