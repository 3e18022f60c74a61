package org.sealpress.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.WorkerFault.Kind;

/** Workers that break in every way; doubles only for what a real one can't be made to do. */
class BrokenWorkersIT {
  private static final List<String> LINES = List.of("Paid in full", "on the third of May");
  private static final WorkerSettings REAL = new WorkerSettings(1, Duration.ofSeconds(60), 256);

  private final List<PageWorkers> pools = new ArrayList<>();

  @AfterEach
  void end() {
    pools.forEach(PageWorkers::close);
    await("no process stays behind").until(() -> children().isEmpty());
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private PageWorkers pool(WorkerSettings settings) {
    return kept(new PageWorkers(settings));
  }

  private PageWorkers pool(Duration limit, List<String> command) {
    return kept(new PageWorkers(new WorkerSettings(1, limit, 64), command));
  }

  private PageWorkers kept(PageWorkers workers) {
    pools.add(workers);
    return workers;
  }

  private static PageJob job(BufferedImage image, PageSource.Opener opener) {
    PageSource source = new PageSource.Samples(new RasterRows(image, 200).format(), opener);
    return new PageJob(source, List.of("eng"), 0, 0, false, PageStyle.AS_SCANNED, 85, Effort.READ);
  }

  private static PageJob page() {
    BufferedImage image = DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, LINES);
    return job(image, () -> new RasterRows(image, 200));
  }

  private static PageResult get(CompletableFuture<PageResult> result) throws Exception {
    return result.get(60, TimeUnit.SECONDS);
  }

  private static PageResult done(PageWorkers workers, PageJob job) throws Exception {
    return get(workers.submit(job, OutputStream::nullOutputStream));
  }

  private static WorkerFault fault(PageWorkers workers) {
    ExecutionException e = assertThrows(ExecutionException.class, () -> done(workers, page()));
    WorkerFault fault = assertInstanceOf(WorkerFault.class, e.getCause());
    assertEquals(1, fault.getMessage().lines().count(), fault.getMessage());
    return fault;
  }

  /** A page in the middle of whose samples something happens, each time it is opened. */
  private static PageJob pageThat(Runnable midway) {
    BufferedImage image = DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, LINES);
    return job(
        image,
        () ->
            new FilterInputStream(new RasterRows(image, 200)) {
              private int rows;

              @Override
              public int read(byte[] into, int offset, int length) throws IOException {
                if (rows++ == 800) {
                  midway.run();
                }
                return super.read(into, offset, length);
              }
            });
  }

  private static void killTheWorker() {
    children().forEach(ProcessHandle::destroyForcibly);
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "2, 'not read: the page worker died (signal 9)'"})
  void aWorkerKilledMidPageCostsTheTextAtWorst(int kills, String flaw) throws Exception {
    PageWorkers workers = pool(REAL);
    AtomicInteger left = new AtomicInteger(kills);
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    PageJob job = pageThat(() -> assertTrue(left.getAndDecrement() <= 0 || kill()));
    PageResult result =
        get(
            workers.submit(
                job,
                () -> {
                  image.reset();
                  return image;
                }));
    assertEquals(flaw, result.flaw());
    assertEquals(flaw.isEmpty() ? 2 : 0, result.text().lines().size());
    assertTrue(image.size() > 1000, image.size() + " bytes of image");
    assertEquals(String.join("\n", LINES), done(workers, page()).text().text());
  }

  private static boolean kill() {
    killTheWorker();
    return true;
  }

  @Test
  void aWorkerWithoutMemoryCostsTheTextAndSaysSo() throws Exception {
    PageWorkers workers = pool(new WorkerSettings(1, Duration.ofSeconds(60), 6));
    BufferedImage image = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 2480, 3508);
    PageResult result = done(workers, job(image, () -> new RasterRows(image, 300)));
    assertTrue(result.flaw().startsWith("not read: the page worker broke"), result.flaw());
    assertTrue(result.flaw().contains("OutOfMemoryError"), result.flaw());
    BufferedImage small = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 100, 100);
    assertEquals("", done(workers, job(small, () -> new RasterRows(small, 300))).flaw());
  }

  @ParameterizedTest
  @CsvSource({
    "half a frame, died (exit status 0)",
    "another page's answer, gave no proper answer (expected an answer to job 1; got one to 2)",
    "no image, gave no proper answer (an image of 0 bytes)",
    "prints first, gave no proper answer (expected a message; got 0x45737469)"
  })
  void anAnswerThatIsNoneIsNamed(String how, String message) {
    WorkerFault fault = fault(pool(Duration.ofSeconds(20), OddWorker.command(how)));
    assertEquals(Kind.BROKEN, fault.kind());
    assertEquals("the page worker " + message.replace(';', ','), fault.getMessage());
  }

  @Test
  void oneThatAnswersTwiceNeverGivesAPageTheAnswerOfAnother() throws Exception {
    PageWorkers workers = pool(Duration.ofSeconds(20), OddWorker.command("twice"));
    assertEquals("job 1", done(workers, page()).flaw());
    assertEquals("job 1", done(workers, page()).flaw(), "by a fresh worker");
  }

  @Test
  void halfAnAnswerIsWaitedForNoLongerThanThePageMayTake() {
    Duration limit = Duration.ofSeconds(1);
    WorkerFault fault = fault(pool(limit, OddWorker.command("half a frame and hangs")));
    assertEquals("the page took longer than 1.0 s", fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec sleep 600", "sleep 600; exit 1", "cat >/dev/null; sleep 600"})
  void oneThatHangsIsEndedWithWhateverItStarted(String script) {
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    WorkerFault fault = fault(pool(Duration.ofMillis(300), List.of("sh", "-c", script)));
    assertEquals("the page took longer than 0.3 s", fault.getMessage());
    await().until(() -> ProcessHandle.current().descendants().toList().equals(before));
  }

  @Test
  void oneThatCantStartSaysWhy() {
    assertEquals(
        "the page worker died (exit status 3: no such thing)",
        fault(pool(Duration.ofSeconds(20), List.of("sh", "-c", "echo no such thing >&2; exit 3")))
            .getMessage());
    List<String> command = new ArrayList<>(REAL.command());
    command.set(command.indexOf("-cp") + 1, "/no/such/sealpress.jar");
    String message = fault(pool(Duration.ofSeconds(20), command)).getMessage();
    assertTrue(message.contains("Could not find or load main class"), message);
  }

  @Test
  void anErrorInTheParentIsToldAndNotWaitedFor() throws Exception {
    PageWorkers workers = pool(REAL);
    PageJob job =
        pageThat(
            () -> {
              throw new StackOverflowError();
            });
    ExecutionException e = assertThrows(ExecutionException.class, () -> done(workers, job));
    assertInstanceOf(StackOverflowError.class, e.getCause());
    assertEquals("", done(workers, page()).flaw());
  }

  @Test
  void closingEndsPagesUnderWayAndPagesThatWait() throws Exception {
    PageWorkers workers = pool(Duration.ofMinutes(5), List.of("sh", "-c", "exec sleep 600"));
    CompletableFuture<PageResult> underWay = workers.submit(page(), OutputStream::nullOutputStream);
    CompletableFuture<PageResult> waits = workers.submit(page(), OutputStream::nullOutputStream);
    await().until(() -> !children().isEmpty());
    long begun = System.nanoTime();
    workers.close();
    assertTrue(System.nanoTime() - begun < 3_000_000_000L, "closing waits for no page");
    assertThrows(CancellationException.class, () -> get(underWay));
    assertThrows(CancellationException.class, () -> get(waits));
    RejectedExecutionException e =
        assertThrows(
            RejectedExecutionException.class,
            () -> workers.submit(page(), OutputStream::nullOutputStream));
    assertEquals("the page workers are closed", e.getMessage());
  }

  @Test
  void closingBetweenTwoPagesLeavesNoWorkerBehind() throws Exception {
    PageWorkers workers = pool(REAL);
    CountDownLatch midway = new CountDownLatch(1);
    List<CompletableFuture<PageResult>> results = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      results.add(workers.submit(pageThat(midway::countDown), OutputStream::nullOutputStream));
    }
    assertTrue(midway.await(30, TimeUnit.SECONDS));
    workers.close();
    for (CompletableFuture<PageResult> result : results) {
      assertThrows(CancellationException.class, () -> get(result));
    }
  }

  @Test
  void workersEndWithTheirParentEvenWhenItIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(LonePool.command())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader says = parent.inputReader()) {
      ProcessHandle worker = ProcessHandle.of(Long.parseLong(says.readLine())).orElseThrow();
      assertTrue(worker.isAlive());
      parent.destroyForcibly().waitFor();
      await().atMost(Duration.ofSeconds(15)).until(() -> !worker.isAlive());
    } finally {
      parent.destroyForcibly();
    }
    assertFalse(parent.isAlive());
  }
}
