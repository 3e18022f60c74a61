package org.sealpress.appliance.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** What Tesseract can read. */
record LanguagesCheck(Machine machine) implements Check {
  private static final String PACKAGE = "tesseract-ocr";
  private static final Set<String> NO_LANGUAGES = Set.of("osd", "snum");

  @Override
  public String name() {
    return "languages";
  }

  @Override
  public List<Finding> look() throws ToolFault {
    Optional<ToolResult> result =
        Machine.run(Machine.tool("tesseract", PACKAGE).call("--list-langs"));
    if (result.isEmpty()) {
      return List.of(Finding.wrong("tesseract is not installed", "apt-get install " + PACKAGE));
    }
    Set<String> there = new TreeSet<>();
    (result.get().out() + "\n" + result.get().err())
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("[A-Za-z][A-Za-z0-9_/-]*") && !NO_LANGUAGES.contains(line))
        .forEach(there::add);
    List<Finding> findings = new ArrayList<>();
    wanted().stream()
        .filter(each -> !there.contains(each))
        .forEach(
            each ->
                findings.add(
                    Finding.wrong(
                        "documents are to be read in \"" + each + "\", which is not installed",
                        "apt-get install tesseract-ocr-" + each.replace('_', '-'))));
    if (there.isEmpty()) {
      findings.add(
          Finding.wrong("there is none", "apt-get install tesseract-ocr-eng (or another)"));
    } else if (findings.isEmpty()) {
      findings.add(Finding.good(String.join(", ", there)));
    }
    return findings;
  }

  private Set<String> wanted() {
    Set<String> wanted = new TreeSet<>();
    machine
        .config()
        .ifPresent(
            config ->
                config
                    .classes()
                    .forEach(
                        each ->
                            each.languages()
                                .forEach(
                                    language ->
                                        wanted.addAll(Arrays.asList(language.split("\\+", -1))))));
    return wanted;
  }
}
