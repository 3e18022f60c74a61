package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.intake.Thumbnails.Size;
import org.sealpress.worker.PageJob.Effort;

/** Small pictures of pages, as long as these are not sealed. */
class ThumbnailsTest {
  @TempDir Path dir;
  private final FakeReader reader = new FakeReader();
  private final FakeStore store = new FakeStore();
  private IntakeBox box;
  private String id;

  @BeforeEach
  void scan() throws Exception {
    box = new IntakeBox(dir, reader, store, IntakeBox.QUICK);
    id = box.intake.newId();
    box.intake.capture(id, Sides.ORDER.checked(Duration.ofMinutes(10)), new FakeScanner(2));
    await().until(() -> !box.told.all(CaptureEvent.Checking.class).isEmpty());
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private String picture(int side, Size size) throws Exception {
    byte[] jpeg = box.intake.checks().thumbnail(id, side, size).get(10, TimeUnit.SECONDS);
    return new String(jpeg, StandardCharsets.UTF_8);
  }

  private long looks() {
    return reader.jobs.stream().filter(job -> job.effort() != Effort.READ).count();
  }

  @Test
  void smallOnesComeWithTheReadingAndLargeOnesAreMadeOnce() throws Exception {
    assertEquals("preview 2", picture(2, Size.SMALL));
    assertEquals(0, looks());
    assertEquals("image 2", picture(2, Size.LARGE));
    assertEquals("image 2", picture(2, Size.LARGE));
    assertEquals(1, looks());
  }

  @Test
  void aTurnedPageHasAnotherPicture() throws Exception {
    box.intake.checks().turn(id, 1, 1, "anna");
    assertEquals("image 1", picture(1, Size.SMALL));
    assertEquals(1, reader.jobs.get(reader.jobs.size() - 1).quarterTurns());
  }

  @Test
  void theyAreGoneWithTheSealAndWereOnNoDisk() throws Exception {
    picture(1, Size.LARGE);
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(!bytes.contains("preview") && !bytes.contains("image 1"), file.toString());
      }
    }
    box.intake.checks().confirm(id, "anna");
    box.settle();
    ExecutionException gone = assertThrows(ExecutionException.class, () -> picture(1, Size.SMALL));
    assertEquals(CheckRefused.class, gone.getCause().getClass());
  }

  @Test
  void whatWasNotLookedAtForLongestGoesFirst() throws Exception {
    try (Spool spool = Spool.create(dir.resolve("other"), BoxKeys.in(dir))) {
      spool.journal().append(Sides.opened());
      OpenCapture capture = new OpenCapture(Sides.opened(), spool);
      for (int side = 1; side <= 3; side++) {
        try (NewSide file = spool.newSide(side)) {
          file.write(Sides.samples(side));
          file.commit();
        }
        spool.journal().append(Sides.stored(side));
      }
      Thumbnails small = new Thumbnails(reader, 14);
      long before = looks();
      for (int side : List.of(1, 2, 1, 3, 1, 2)) {
        small.of(capture, Sides.stored(side), Size.LARGE).get(10, TimeUnit.SECONDS);
        assertTrue(small.bytes() <= 14, "" + small.bytes());
      }
      assertEquals(4, looks() - before, "1, 2, 3, and 2 again");
      small.forget(capture.id());
      assertEquals(0, small.bytes());
    }
  }

  @Test
  void tooManyAtATimeAreRefused() throws Exception {
    reader.script((job, side) -> new CompletableFuture<>());
    try (Spool spool = Spool.create(dir.resolve("other"), BoxKeys.in(dir))) {
      OpenCapture capture = new OpenCapture(Sides.opened(), spool);
      for (int side = 1; side <= Thumbnails.MOST_AT_A_TIME; side++) {
        try (NewSide file = spool.newSide(side)) {
          file.write(Sides.samples(side));
          file.commit();
        }
      }
      Thumbnails busy = new Thumbnails(reader);
      for (int side = 1; side <= Thumbnails.MOST_AT_A_TIME; side++) {
        assertTrue(!busy.of(capture, Sides.stored(side), Size.LARGE).isDone());
      }
      ExecutionException refused =
          assertThrows(
              ExecutionException.class,
              () -> busy.of(capture, Sides.stored(99), Size.LARGE).get(1, TimeUnit.SECONDS));
      assertEquals(RejectedExecutionException.class, refused.getCause().getClass());
    }
  }
}
