package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.durable.NewFile;
import org.sealpress.intake.Conversion;
import org.sealpress.intake.ReadingSettings;
import org.sealpress.ocr.LanguageTags;
import org.sealpress.ocr.tesseract.Languages;
import org.sealpress.page.PageStyle;
import org.sealpress.page.UnreadableImage;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.worker.PageResult;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress convert}. */
@Command(
    name = "convert",
    sortOptions = false,
    description = {
      "Make a searchable PDF/A of image files, without a daemon.",
      "",
      "The pages of all files become one PDF/A-2u, in the order given. JPEGs go in byte for byte,"
          + " 1-bit images as CCITT G4, all others as JPEG. TIFF may have many pages."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The PDF is there, with the text of every page.",
      "1:A file can't be read, a language is missing, or a page is in the PDF without text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress convert front.jpg back.jpg -o contract.pdf",
      "  sealpress convert fax.tif -o fax.pdf --lang deu,eng --title \"Fax of 3 May\""
    })
final class ConvertVerb implements Callable<Integer> {

  private static final int LOWEST_DPI = 50;
  private static final int HIGHEST_DPI = 2400;
  private static final int MOST_JOBS = 64;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "TIFF, JPEG, PNG, PNM or PDF; told by content, not by name.")
  private List<Path> images = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.pdf",
      description = "The PDF to make. It must not exist.")
  private Path output = Path.of("");

  @Option(
      names = {"-l", "--lang"},
      split = ",",
      paramLabel = "LANG",
      defaultValue = "eng",
      description =
          "Languages of the text, as `tesseract --list-langs` prints them, the main one first:"
              + " each page is read in the one that knows most of its words. deu+eng reads two at"
              + " once, for pages that mix them. Default: eng.")
  private List<String> languages = List.of();

  @Option(names = "--title", paramLabel = "TEXT", description = "Default: the first file's name.")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--dpi",
      paramLabel = "N",
      description = "Resolution of the images. Default: what they tell, or 300.")
  private int dpi;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "faithful",
      description =
          "faithful keeps the pixels as they are. compact keeps print in black and white at full"
              + " resolution and all else reduced: a tenth of the size. Default: faithful.")
  private PageStyle.Profile profile = PageStyle.Profile.FAITHFUL;

  @Option(
      names = "--straighten",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Show pages straight that were pulled in aslant (their pixels are kept). Default.")
  private boolean straighten = true;

  @Option(
      names = "--crop",
      description =
          "Don't show the dark surround of pages that are smaller than the glass (their pixels are"
              + " kept).")
  private boolean crop;

  @Option(
      names = "--colors-by-content",
      description =
          "Keep pages without colour in grey, and those of dark print on plain paper as 1-bit. In"
              + " doubt they keep their colours.")
  private boolean byContent;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Pages at a time. Default: one for each core.")
  private int jobs;

  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ConvertVerb() {}

  @Override
  public Integer call() throws Exception {
    check();
    int pages = pages();
    WorkerSettings usual = WorkerSettings.usual();
    int count = Math.min(jobs > 0 ? jobs : usual.count(), pages);
    List<String> flaws = new ArrayList<>();
    try (PageWorkers workers = new PageWorkers(usual.withCount(Math.max(1, count)));
        NewFile file = NewFile.create(output);
        Progress progress =
            Progress.of(
                root.terminal(), System::nanoTime, "converting", Unit.things("pages"), pages)) {
      new Conversion(workers, settings())
          .convert(
              images,
              info(),
              file,
              new Conversion.Listener() {
                @Override
                public void read() {
                  progress.add(1);
                }

                @Override
                public void page(int page, PageResult result) {
                  flaw(page, result, flaws);
                }
              });
      file.commit();
    }
    PrintWriter err = spec.commandLine().getErr();
    flaws.forEach(flaw -> err.println("sealpress: " + flaw));
    return (flaws.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }

  private ReadingSettings settings() {
    return new ReadingSettings(
        languages,
        dpi,
        new PageStyle(profile, straighten, crop, byContent),
        ReadingSettings.JPEG_QUALITY);
  }

  private void check() throws CliFailure {
    if (dpi != 0 && (dpi < LOWEST_DPI || dpi > HIGHEST_DPI)) {
      throw new CliFailure(
          ExitCode.USAGE, "--dpi %d: expected %d to %d".formatted(dpi, LOWEST_DPI, HIGHEST_DPI));
    }
    if (jobs < 0 || jobs > MOST_JOBS) {
      throw new CliFailure(
          ExitCode.USAGE, "--jobs %d: expected 1 to %d".formatted(jobs, MOST_JOBS));
    }
    if (languages.stream().anyMatch(String::isBlank)) {
      throw new CliFailure(ExitCode.USAGE, "--lang: expected languages such as deu,eng");
    }
    Languages.require(languages);
    if (Files.exists(output)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          output + " is there already: nothing is written over; choose another name");
    }
  }

  private int pages() throws UnreadableImage, IOException {
    int pages = 0;
    for (Path image : images) {
      int count = Conversion.pages(List.of(image));
      if (count == 0) {
        throw new UnreadableImage(
            image + " is damaged or cut off: it has no pages; scan or copy it again");
      }
      pages += count;
    }
    return pages;
  }

  private static void flaw(int page, PageResult result, List<String> flaws) {
    if (!result.flaw().isEmpty()) {
      flaws.add("page " + page + " is in the PDF without text: " + result.flaw());
    }
  }

  private DocumentInfo info() {
    String name = images.get(0).getFileName().toString();
    return new DocumentInfo(
        title.orElse(name.replaceFirst("[.][^.]+$", "")),
        LanguageTags.of(languages.get(0)),
        OffsetDateTime.now(ZoneId.systemDefault()),
        Optional.empty());
  }
}
