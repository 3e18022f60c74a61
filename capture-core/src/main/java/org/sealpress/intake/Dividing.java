package org.sealpress.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.intake.Division.Part;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ledger.RandomId;
import org.sealpress.page.separator.Separator;
import org.sealpress.page.separator.Separator.Cover;
import org.sealpress.worker.PageResult;

/**
 * Divides a capture at its separator sheets. One side with a separator makes a sheet one; its other
 * side, when blank, goes with it, and is a page when not. Separators with no page between count as
 * one. When fronts and backs are not as many, nothing is divided; and when there is nothing but
 * separators they are pages: no sheet is thrown away on the word of a machine alone.
 */
final class Dividing {
  private final Opened opened;
  private final DocumentStore store;
  private final Set<String> classes;
  private final List<Part> parts = new ArrayList<>();

  private List<Integer> pages = new ArrayList<>();
  private List<Integer> separators = new ArrayList<>();
  private List<String> flaws = new ArrayList<>();
  private Optional<Cover> cover = Optional.empty();
  private int coverSide;

  private Dividing(Opened opened, DocumentStore store, Set<String> classes) {
    this.opened = opened;
    this.store = store;
    this.classes = classes;
  }

  /** A capture that is not to be divided. */
  static Division none(OpenCapture capture) {
    return new Division(List.of(whole(capture, capture.backs().flaw().stream().toList())));
  }

  /** Which pages belong together is not sure then. */
  private static boolean isInOrder(OpenCapture capture) {
    return capture.backs().flaw().isEmpty();
  }

  private static Part whole(OpenCapture capture, List<String> flaws) {
    Opened opened = capture.opened();
    return new Part(
        1,
        capture.sides().stream().map(SideStored::number).toList(),
        List.of(),
        opened.document(),
        false,
        opened.documentClass(),
        "",
        flaws);
  }

  /**
   * Divides a capture.
   *
   * @param store is asked for documents that a cover sheet names
   * @param classes that this box has
   * @throws IOException when it can't be done now
   */
  static Division of(
      OpenCapture capture, Readings readings, DocumentStore store, Set<String> classes)
      throws IOException, InterruptedException {
    if (!isInOrder(capture)) {
      return none(capture);
    }
    Dividing dividing = new Dividing(capture.opened(), store, classes);
    for (List<SideStored> sheet : capture.arrangement().keptSheets()) {
      dividing.add(sheet, readings);
    }
    return dividing.end(capture);
  }

  private void add(List<SideStored> sheet, Readings readings)
      throws IOException, InterruptedException {
    List<Optional<PageResult>> results = new ArrayList<>();
    boolean divides = false;
    for (SideStored side : sheet) {
      Optional<PageResult> result = result(side, readings);
      divides |= result.isPresent() && result.get().separator().isPresent();
      results.add(result);
    }
    if (divides && !pages.isEmpty()) {
      close();
    }
    for (int i = 0; i < sheet.size(); i++) {
      int number = sheet.get(i).number();
      Optional<PageResult> result = results.get(i);
      Optional<Separator> separator = result.flatMap(PageResult::separator);
      if (separator.isPresent()) {
        separators.add(number);
        heed(separator.get(), number);
      } else if (divides && result.isPresent() && result.get().blank()) {
        separators.add(number);
      } else {
        pages.add(number);
        if (divides) {
          flaws.add(
              "side %d is the other side of a separator sheet and not blank: it was kept as a page"
                  .formatted(number));
        }
      }
    }
  }

  /** Empty when the side is lost: then it is a page that is missing. */
  private static Optional<PageResult> result(SideStored side, Readings readings)
      throws IOException, InterruptedException {
    try {
      return Optional.of(readings.of(side));
    } catch (SideDamaged e) {
      return Optional.empty();
    }
  }

  private void heed(Separator separator, int side) {
    if (separator instanceof Cover fresh) {
      if (cover.isPresent() && !cover.get().equals(fresh)) {
        flaws.add(withoutPages(coverSide));
      }
      cover = Optional.of(fresh);
      coverSide = side;
    }
  }

  private static String withoutPages(int side) {
    return "the cover sheet on side " + side + " has no pages after it";
  }

  /** The pages so far are a document. */
  private void close() throws IOException {
    int number = parts.size() + 1;
    String fresh =
        number == 1 ? opened.document() : RandomId.derived(opened.document() + "/" + number);
    boolean next = cover.isPresent() && isThere(cover.get());
    parts.add(
        new Part(
            number,
            pages,
            separators,
            next ? cover.get().document() : fresh,
            next,
            documentClass(),
            cover.map(Cover::title).orElse(""),
            flaws));
    pages = new ArrayList<>();
    separators = new ArrayList<>();
    flaws = new ArrayList<>();
    cover = Optional.empty();
  }

  private boolean isThere(Cover sheet) throws IOException {
    if (sheet.document().isEmpty()) {
      return false;
    }
    boolean there = store.version(sheet.document(), opened.capture(), 0) > 0;
    if (!there) {
      flaws.add(
          "the cover sheet on side %d asks for a version of %s, which this box does not have:"
                  .formatted(coverSide, sheet.document())
              + " it is a new document");
    }
    return there;
  }

  private String documentClass() {
    String wanted = cover.map(Cover::documentClass).orElse(opened.documentClass());
    if (wanted.equals(opened.documentClass()) || classes.contains(wanted)) {
      return wanted;
    }
    flaws.add(
        "the cover sheet on side %d asks for the class %s, which this box does not have: it is of the class %s"
            .formatted(coverSide, wanted, opened.documentClass()));
    return opened.documentClass();
  }

  private Division end(OpenCapture capture) throws IOException {
    if (!pages.isEmpty()) {
      close();
      return new Division(parts);
    }
    if (parts.isEmpty()) {
      return new Division(
          List.of(whole(capture, List.of("only separator sheets were fed: they are its pages"))));
    }
    if (cover.isPresent()) {
      flaws.add(withoutPages(coverSide));
    }
    Part last = parts.remove(parts.size() - 1);
    parts.add(
        new Part(
            last.number(),
            last.sides(),
            joined(last.separators(), separators),
            last.document(),
            last.next(),
            last.documentClass(),
            last.title(),
            joined(last.flaws(), flaws)));
    return new Division(parts);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
