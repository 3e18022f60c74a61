package org.sealpress.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.worker.PageResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of reading the sides of a capture. */
final class Readings {
  private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

  private final OpenCapture capture;
  private final Map<Integer, CompletableFuture<PageResult>> work = new HashMap<>();
  private final Duration pageWait;

  /**
   * Has all sides read that are not yet.
   *
   * @param pageWait how long to wait for each side
   */
  Readings(OpenCapture capture, SideWork by, Duration pageWait) {
    this.capture = capture;
    this.pageWait = pageWait;
    capture.sides().forEach(side -> work.put(side.number(), capture.work(side, by)));
  }

  /**
   * What came of a side, when it is there.
   *
   * @throws SideDamaged when the spool has lost the side
   * @throws IOException when it can't be told now
   */
  PageResult of(SideStored side) throws IOException, InterruptedException {
    CompletableFuture<PageResult> reading = Objects.requireNonNull(work.get(side.number()));
    try {
      return reading.get(pageWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (SideDamaged.isCauseOf(e)) {
        verify(side);
      }
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new IOException("side " + side.number() + ": " + Sentence.of(why), e);
    } catch (TimeoutException e) {
      throw new IOException(
          "side %d was not read within %d minutes".formatted(side.number(), pageWait.toMinutes()),
          e);
    }
  }

  /**
   * Waits for all sides; one that the spool has lost is told when it is to be a page.
   *
   * @throws IOException when it can't be told now
   */
  void all() throws IOException, InterruptedException {
    for (SideStored side : capture.sides()) {
      try {
        PageResult unused = of(side);
      } catch (SideDamaged e) {
        LOG.warn("side {} of {}: {}", side.number(), capture.id(), e.getMessage());
      }
    }
  }

  /** Reads a side once more: what is damaged stays so. */
  private void verify(SideStored side) throws IOException {
    try (var samples = capture.spool().openSide(side)) {
      samples.transferTo(OutputStream.nullOutputStream());
    }
  }
}
