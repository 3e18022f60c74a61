package org.sealpress.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The outside judge of PDF/A: veraPDF's verdict on a file, for tests and for the demo. */
public final class VeraPdf {

  private VeraPdf() {}

  /** What veraPDF finds wrong with a file as PDF/A-2u; empty when it is valid. */
  public static List<String> complaints(Path pdf) throws IOException {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(pdf.toFile(), PDFAFlavour.PDFA_2_U);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
      ValidationResult result = validator.validate(parser);
      List<String> failed =
          result.getTestAssertions().stream()
              .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
              .map(a -> a.getRuleId().getClause() + " " + a.getMessage())
              .distinct()
              .toList();
      return result.isCompliant() || !failed.isEmpty() ? failed : List.of("not compliant");
    } catch (VeraPDFException e) {
      throw new IOException(pdf + " is no PDF that veraPDF can read", e);
    }
  }

  /** Prints the verdict on each file; ends with 1 when one is not valid. */
  public static void main(String[] files) throws IOException {
    boolean valid = true;
    for (String file : files) {
      List<String> complaints = complaints(Path.of(file));
      valid &= complaints.isEmpty();
      System.out.println(
          file
              + (complaints.isEmpty()
                  ? ": PDF/A-2u, valid (veraPDF)"
                  : ": NOT valid " + complaints));
    }
    System.exit(valid ? 0 : 1);
  }
}
