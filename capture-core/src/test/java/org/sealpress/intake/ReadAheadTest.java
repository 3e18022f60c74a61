package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageSource;

class ReadAheadTest {
  @TempDir private Path folder;

  private final List<PageJob> begun = new ArrayList<>();
  private final ReadAhead pages =
      new ReadAhead(
          job -> {
            begun.add(job);
            return new ReadPage(job, new ByteArrayOutputStream(), new CompletableFuture<>());
          });

  @Test
  void heavyPagesAreReadFirstAndWrittenInTheirPlace() throws IOException {
    PageJob light = file("light", 10);
    PageJob heavy = file("heavy", 1000);
    PageJob middle = file("middle", 100);
    List.of(light, heavy, middle).forEach(pages::add);
    assertEquals(List.of(), begun, "the group may still get a heavier one");
    pages.end();
    assertEquals(List.of(heavy, middle, light), begun);
    assertEquals(List.of(light, heavy, middle), taken());
  }

  @Test
  void pagesWhoseImageIsMadeKeepTheirOrderAndAreFewAtATime() {
    List<PageJob> added = new ArrayList<>();
    List<PageJob> written = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      PageJob job = drawn();
      added.add(job);
      pages.add(job);
      for (Optional<ReadPage> due = pages.due(); due.isPresent(); due = pages.due()) {
        written.add(due.get().job());
      }
      assertTrue(added.size() - written.size() <= 8, "images in memory");
    }
    pages.end();
    written.addAll(taken());
    assertEquals(added, written);
    assertEquals(added, begun);
  }

  private List<PageJob> taken() {
    List<PageJob> taken = new ArrayList<>();
    for (Optional<ReadPage> page = pages.take(); page.isPresent(); page = pages.take()) {
      taken.add(page.get().job());
    }
    return taken;
  }

  private PageJob file(String name, int bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), new byte[bytes]);
    return job(new PageSource.ImageFile(file, 0), true);
  }

  private static PageJob drawn() {
    PageFormat format = new PageFormat(1, 1, ColorMode.GRAY, 8, 300);
    return job(new PageSource.Samples(format, () -> new ByteArrayInputStream(new byte[1])), false);
  }

  private static PageJob job(PageSource source, boolean keep) {
    return new PageJob(source, List.of("eng"), 0, 0, keep, PageStyle.AS_SCANNED, 50, Effort.READ);
  }
}
