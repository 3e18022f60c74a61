package org.sealpress.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.WorkerFault.Kind;

/** Real worker processes, and processes that only pretend to be workers. */
class PageWorkersIT {
  private static final List<String> LINES =
      List.of("Received with thanks", "one hundred and twenty", "for the month of May");

  @TempDir Path folder;
  private PageWorkers workers = new PageWorkers(settings(Duration.ofSeconds(60)));

  private static WorkerSettings settings(Duration limit) {
    return new WorkerSettings(1, limit, 256);
  }

  @AfterEach
  void end() {
    workers.close();
  }

  private void pretend(String script, Duration limit) {
    workers.close();
    workers = new PageWorkers(settings(limit), List.of("sh", "-c", script));
  }

  private static PageJob job(BufferedImage image) {
    PageSource source =
        new PageSource.Samples(
            new RasterRows(image, 200).format(), () -> new RasterRows(image, 200));
    return new PageJob(source, List.of("eng"), 0, 0, false, PageStyle.AS_SCANNED, 85, Effort.READ);
  }

  private static PageJob text(int imageType) {
    return job(DrawnPage.text(imageType, LINES));
  }

  @Test
  void aWorkerWithNothingToDoIsParkedAndANewOneReadsTheNextPage() throws Exception {
    get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
    workers.park(Duration.ofHours(1));
    assertEquals(1, workers.running(), "it rests for less than an hour");
    workers.park(Duration.ZERO);
    assertEquals(0, workers.running());
    get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
    assertEquals(1, workers.running());
    assertEquals(0, workers.crashes(), "to be parked is no crash");
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(90, TimeUnit.SECONDS);
  }

  private WorkerFault fault(PageJob job) {
    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () -> get(workers.submit(job, OutputStream::nullOutputStream)));
    return (WorkerFault) e.getCause();
  }

  @Test
  void readsAPageAndEncodesItsImage() throws Exception {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    PageResult result = get(workers.submit(text(BufferedImage.TYPE_INT_RGB), () -> image));
    assertEquals(String.join("\n", LINES), result.text().text());
    assertEquals(new PageFormat(1165, 1654, ColorMode.COLOR, 8, 200), result.format());
    assertEquals(Codec.JPEG, result.codec());
    assertEquals("", result.flaw());
    assertFalse(result.blank());
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(image.toByteArray()));
    assertEquals(1165, decoded.getWidth());
  }

  @Test
  void oneBitPagesBecomeG4() throws Exception {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    PageResult result = get(workers.submit(text(BufferedImage.TYPE_BYTE_BINARY), () -> image));
    assertEquals(String.join("\n", LINES), result.text().text());
    assertEquals(Codec.G4, result.codec());
    assertEquals(1, result.format().depth());
    assertTrue(image.size() > 100 && image.size() < 20_000, image.size() + " bytes");
  }

  @Test
  void aBlankSideIsToldAndNotRead() throws Exception {
    BufferedImage paper = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 1165, 1654);
    PageResult result = get(workers.submit(job(paper), OutputStream::nullOutputStream));
    assertTrue(result.blank());
    assertEquals(List.of(), result.text().lines());
  }

  @Test
  void aPageThatLiesUpsideDownIsTurnedInItsDescriptionOnly() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      lines.addAll(LINES);
    }
    BufferedImage upright = DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, lines);
    PageResult result =
        get(workers.submit(job(DrawnPage.turned(upright, 2)), OutputStream::nullOutputStream));
    assertEquals(2, result.quarterTurns());
    assertTrue(result.text().text().startsWith(LINES.get(0)), result.text().text());
    assertEquals(1165, result.format().width());
  }

  @Test
  void aWorkerStaysForTheNextPage() throws Exception {
    get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
    List<Long> first = children();
    get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
    assertEquals(first, children());
  }

  private static List<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList();
  }

  @Test
  void aWorkerThatWasKilledIsReplaced() throws Exception {
    get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
    for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
      worker.destroyForcibly();
      worker.onExit().get(10, TimeUnit.SECONDS);
    }
    PageResult result =
        get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
    assertEquals(String.join("\n", LINES), result.text().text());
  }

  @Test
  void anUnreadableFileIsNamedAndTheWorkerGoesOn() throws Exception {
    Path file = Files.writeString(folder.resolve("letter.jpg"), "\u00FF\u00D8\u00FF");
    PageJob job =
        new PageJob(
            new PageSource.ImageFile(file, 0),
            List.of("eng"),
            0,
            0,
            false,
            PageStyle.AS_SCANNED,
            85,
            Effort.READ);
    WorkerFault fault = fault(job);
    assertEquals(Kind.UNREADABLE, fault.kind());
    assertTrue(fault.getMessage().contains("letter.jpg"), fault.getMessage());
    get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
  }

  @Test
  void aMissingLanguageIsToldAtOnce() {
    PageJob good = text(BufferedImage.TYPE_BYTE_GRAY);
    PageJob job =
        new PageJob(
            good.source(), List.of("tlh"), 0, 0, false, PageStyle.AS_SCANNED, 85, Effort.READ);
    WorkerFault fault = fault(job);
    assertEquals(Kind.NOT_INSTALLED, fault.kind());
    assertTrue(fault.getMessage().contains("tlh"), fault.getMessage());
  }

  @Test
  void aSinkThatFailsIsNotTakenForABrokenWorker() throws Exception {
    WorkerFault fault =
        (WorkerFault)
            assertThrows(
                    ExecutionException.class,
                    () -> get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), FullDisk::new)))
                .getCause();
    assertEquals(Kind.SPOOL, fault.kind());
    assertTrue(fault.getMessage().contains("No space left"), fault.getMessage());
    get(workers.submit(text(BufferedImage.TYPE_BYTE_GRAY), OutputStream::nullOutputStream));
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @Test
  void aSpoolThatCantBeReadIsNotTakenForABrokenWorker() {
    PageSource source =
        new PageSource.Samples(
            new PageFormat(10, 10, ColorMode.GRAY, 8, 300),
            () ->
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("Input/output error");
                  }

                  @Override
                  public int read(byte[] into, int offset, int length) throws IOException {
                    throw new IOException("Input/output error");
                  }
                });
    WorkerFault fault =
        fault(
            new PageJob(
                source, List.of("eng"), 0, 0, false, PageStyle.AS_SCANNED, 85, Effort.READ));
    assertEquals(Kind.SPOOL, fault.kind());
  }

  @Test
  void garbageOnThePipeIsNoAnswer() {
    pretend("echo Warning: something from a native library", Duration.ofSeconds(20));
    WorkerFault fault = fault(text(BufferedImage.TYPE_BYTE_GRAY));
    assertEquals(Kind.BROKEN, fault.kind());
  }

  @Test
  void aWorkerThatHangsIsKilledAndTheLimitNamed() {
    pretend("cat >/dev/null; exec sleep 600", Duration.ofMillis(500));
    WorkerFault fault = fault(text(BufferedImage.TYPE_BYTE_GRAY));
    assertEquals(Kind.BROKEN, fault.kind());
    assertTrue(fault.getMessage().contains("longer than"), fault.getMessage());
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    workers.close();
    workers = new PageWorkers(settings(Duration.ofSeconds(5)), List.of("/no/such/java"));
    assertTrue(fault(text(BufferedImage.TYPE_BYTE_GRAY)).getMessage().contains("/no/such/java"));
  }

  @Test
  void manyPagesKeepTheirTextApart() throws Exception {
    workers.close();
    workers = new PageWorkers(settings(Duration.ofSeconds(60)).withCount(2));
    List<CompletableFuture<PageResult>> results = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      BufferedImage page =
          DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, List.of("Invoice number " + (700 + i)));
      results.add(workers.submit(job(page), OutputStream::nullOutputStream));
    }
    for (int i = 0; i < 8; i++) {
      assertEquals("Invoice number " + (700 + i), get(results.get(i)).text().text());
    }
  }
}
