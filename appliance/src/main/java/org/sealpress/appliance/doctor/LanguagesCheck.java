package org.sealpress.appliance.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.ocr.OcrFault;
import org.sealpress.ocr.tesseract.Languages;

/** What documents can be read in, as the daemon sees it: by the files of Tesseract's models. */
record LanguagesCheck(Machine machine) implements Check {
  @Override
  public String name() {
    return "languages";
  }

  @Override
  public List<Finding> look() {
    List<String> there;
    List<String> missing;
    try {
      there = Languages.installed();
      missing = Languages.missing(wanted());
    } catch (OcrFault e) {
      return List.of(
          Finding.wrong("Tesseract has no folder of languages", "apt-get install tesseract-ocr"));
    }
    List<Finding> findings = new ArrayList<>();
    for (String each : missing) {
      findings.add(
          Finding.wrong(
              "documents are to be read in \"" + each + "\", which is not installed",
              "apt-get install " + Languages.debianPackage(each)));
    }
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
    machine.config().ifPresent(it -> it.classes().forEach(each -> wanted.addAll(each.languages())));
    return wanted;
  }
}
