package org.sealpress.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.as.io.ASMemoryInStream;
import org.verapdf.containers.StaticCoreContainers;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.gf.model.impl.containers.StaticContainers;
import org.verapdf.io.SeekableInputStream;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.tools.StaticResources;
import org.verapdf.xmp.containers.StaticXmpCoreContainers;

/**
 * veraPDF, in this process. It keeps what it has compiled of its rules, and what it knows of the
 * last document, with the thread that asked: always ask from the same few threads.
 */
final class VeraPdfGate implements PdfGate {
  /** Of a document that breaks many rules at once, as it may on each page. */
  private static final int MOST_FAILURES = 50;

  /** What it says there may have words of the document. */
  private static final Logger SILENT = Logger.getLogger("org.verapdf");

  static {
    SILENT.setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Override
  public Verdict check(PdfBytes pdf, int pages) {
    try {
      if (!staysInMemory()) {
        return new Verdict.NotChecked("this build of veraPDF would write it to a disk in plain");
      }
      Blocks blocks = new Blocks(pdf);
      try {
        Verdict verdict = check(blocks);
        return blocks.fault().isEmpty() ? verdict : new Verdict.NotChecked(blocks.fault());
      } finally {
        blocks.wipe();
        forget();
      }
    } catch (IOException e) {
      return new Verdict.NotChecked("it could not be read back");
    }
  }

  private static Verdict check(Blocks blocks) throws IOException {
    PDFAFlavour flavour = PDFAFlavour.PDFA_2_U;
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new BlockStream(blocks), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance()
                .createFailFastValidator(
                    flavour, MOST_FAILURES, MOST_FAILURES, false, false, false)) {
      Future<?> watch = Watch.begin(blocks, validator);
      ValidationResult result;
      try {
        result = validator.validate(parser);
      } finally {
        watch.cancel(false);
      }
      return result.isCompliant() ? new Verdict.Valid() : new Verdict.Invalid(broken(result));
    } catch (VeraPDFException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Verdict.NotChecked(
          "veraPDF can't read it (" + cause.getClass().getSimpleName() + ")");
    }
  }

  private static List<Rule> broken(ValidationResult result) {
    return result.getTestAssertions().stream()
        .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
        .map(
            each ->
                new Rule(
                    each.getRuleId().getClause(),
                    each.getRuleId().getTestNumber(),
                    each.getMessage()))
        .distinct()
        .toList();
  }

  /** Whether what is decoded of a document stays in memory: {@link SeekableInputStream} is ours. */
  private static boolean staysInMemory() throws IOException {
    try (SeekableInputStream stream =
        SeekableInputStream.getSeekableStream(new ByteArrayInputStream(new byte[1 << 16]))) {
      return stream instanceof ASMemoryInStream;
    }
  }

  /** What veraPDF keeps of a document until it is given another one. */
  private static void forget() {
    StaticContainers.clearAllContainers();
    StaticCoreContainers.clearAllContainers();
    StaticXmpCoreContainers.clearAllContainers();
    StaticResources.clear();
  }
}
