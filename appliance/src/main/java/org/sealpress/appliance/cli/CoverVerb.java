package org.sealpress.appliance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.durable.NewFile;
import org.sealpress.page.separator.Separator.Cover;
import org.sealpress.pdf.CoverSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress cover}. */
@Command(
    name = "cover",
    sortOptions = false,
    description = {
      "Make a cover sheet: printed and fed before the pages of a document, it gives them their"
          + " class and title.",
      "",
      "Several documents can be fed in one batch, each under its cover sheet or a Patch-T sheet."
          + " Only classes with `split: yes` in the configuration look for such sheets; what counts"
          + " is the class of the button that is pressed. The sheet is no page of the document. It"
          + " can be used again.",
      "",
      "With --document the pages become the next version of a document that the box has. Its id is"
          + " in the document's properties, in the status and in the name of its sealed object."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The PDF is there.",
      "1:It can't be written, or is there already.",
      "2:The title, the class or the id can't be on a cover sheet; the configuration has no such"
          + " class."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress cover --class legal --title \"Lease of 3 Mill Lane\" -o lease.pdf",
      "  sealpress cover --class legal --title \"Lease, signed\" -o next.pdf \\",
      "      --document mfzwizltoq2gk3tfonzxg2lbnm"
    })
final class CoverVerb implements Callable<Integer> {

  @Option(
      names = "--class",
      required = true,
      paramLabel = "NAME",
      description = "Class of the document, as the box's configuration has it.")
  private String documentClass = "";

  @Option(
      names = "--title",
      required = true,
      paramLabel = "TEXT",
      description = "Title of the document, up to " + Cover.LONGEST_TITLE + " characters.")
  private String title = "";

  @Option(
      names = "--document",
      paramLabel = "ID",
      description = "The document of which this is the next version. Default: a new document.")
  private String document = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "COVER.pdf",
      description = "The PDF to make. It must not exist.")
  private Path output = Path.of("");

  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  CoverVerb() {}

  @Override
  public Integer call() throws Exception {
    Cover cover = cover();
    if (config.expected()) {
      checkClass();
    }
    if (Files.exists(output)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          output + " is there already: nothing is written over; choose another name");
    }
    try (NewFile file = NewFile.create(output)) {
      CoverSheet.write(cover, file);
      file.commit();
    }
    spec.commandLine()
        .getOut()
        .println(
            output + "  print it at its full size, on one side, and feed it before the pages.");
    return ExitCode.DONE.code();
  }

  private Cover cover() throws CliFailure {
    try {
      return new Cover(documentClass, title.strip(), document);
    } catch (IllegalArgumentException e) {
      throw new CliFailure(ExitCode.USAGE, "no cover sheet can be made: " + e.getMessage());
    }
  }

  /** Where there is a configuration, a class that it does not have is a slip. */
  private void checkClass() throws Exception {
    List<String> classes =
        ConfigFile.read(config.file()).config().classes().stream()
            .map(DocumentClass::name)
            .toList();
    if (!classes.contains(documentClass)) {
      throw new CliFailure(
          ExitCode.USAGE,
          "there is no class \"%s\" in %s: expected one of %s"
              .formatted(documentClass, config.file(), String.join(", ", classes)));
    }
  }
}
