package org.sealpress.appliance.torture;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Feeds one batch after the other, until all are fed or the daemon is dead. */
final class Clerk extends Thread {
  private static final Set<String> FEEDING = Set.of("waiting", "scanning");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TortureBox box;
  private final List<Batch> batches;
  private final List<CountDownLatch> begun = new ArrayList<>();
  private final List<Fed> fed = new ArrayList<>();
  private Optional<Throwable> failure = Optional.empty();

  Clerk(TortureBox box, List<Batch> batches) {
    super("torture-clerk");
    this.box = box;
    this.batches = batches;
    batches.forEach(batch -> begun.add(new CountDownLatch(1)));
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      for (int i = 0; i < batches.size() && box.alive(); i++) {
        begun.get(i).countDown();
        fed.add(feed(batches.get(i)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    } finally {
      begun.forEach(CountDownLatch::countDown);
    }
  }

  /** Waits until a batch is about to be fed. */
  void awaitBatch(int number) throws InterruptedException {
    if (!begun.get(number).await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("batch " + number + " is never fed");
    }
  }

  /** Waits for the end; what was fed. */
  List<Fed> fed() throws InterruptedException {
    join(PATIENCE.multipliedBy(2).toMillis());
    if (isAlive() || failure.isPresent()) {
      throw new IllegalStateException("feeding does not end", failure.orElse(null));
    }
    return List.copyOf(fed);
  }

  private Fed feed(Batch batch) throws InterruptedException {
    ScannerBench scanner = box.scanner();
    scanner.load(batch);
    Optional<String> capture = press(batch);
    capture.ifPresent(this::awaitFed);
    scanner.awaitRest(!box.alive());
    Fed done =
        new Fed(capture.orElse(""), batch.sides(), scanner.delivered(), scanner.acknowledged());
    scanner.scanner().clear();
    return done;
  }

  /** Empty when it is refused, or when the daemon has died over it. */
  private Optional<String> press(Batch batch) throws InterruptedException {
    try {
      return box.api().press(batch.documentClass());
    } catch (IOException e) {
      Awaitility.await("the end of a daemon that does not answer: " + e).until(() -> !box.alive());
      return Optional.empty();
    }
  }

  private void awaitFed(String capture) {
    Awaitility.await("a capture that is fed")
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(
            () ->
                !box.alive()
                    || box.api()
                        .capture(capture)
                        .map((JsonObject state) -> state.getString("state"))
                        .filter(state -> !FEEDING.contains(state))
                        .isPresent());
  }
}
