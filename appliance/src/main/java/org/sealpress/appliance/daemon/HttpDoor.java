package org.sealpress.appliance.daemon;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.web.ApiVerticle;
import org.sealpress.appliance.web.BoxState;
import org.sealpress.appliance.web.WebDoor;

/** The HTTP interface and the threads that it runs in. */
final class HttpDoor implements AutoCloseable {
  private static final long SECONDS = 30;

  private final CompletableFuture<Vertx> vertx;

  private HttpDoor(CompletableFuture<Vertx> vertx) {
    this.vertx = vertx;
  }

  /** Makes ready, behind the scenes: it takes a second on a small box. */
  static HttpDoor prepare() {
    CompletableFuture<Vertx> vertx = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                vertx.complete(Vertx.vertx(options()));
              } catch (RuntimeException | Error e) {
                vertx.completeExceptionally(e);
              }
            },
            "http-start");
    thread.setDaemon(true);
    thread.start();
    return new HttpDoor(vertx);
  }

  private static VertxOptions options() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setUseDaemonThread(true)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  /**
   * Listens.
   *
   * @throws IOException when the port is taken
   */
  void open(ConfigFile file, WebDoor door, BoxState box) throws IOException {
    try {
      await(result(vertx).deployVerticle(new ApiVerticle(door, box)));
    } catch (IOException e) {
      throw new IOException(
          "can't listen on %s (%s): another program has this port, maybe another daemon; stop it or"
                  .formatted(file.config().http().uri(), e.getMessage())
              + " change http.port ("
              + file.where("http.port")
              + ")",
          e);
    }
  }

  /** Whether the thread that all requests go through does something within a time. */
  boolean answers(Duration within) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    try {
      result(vertx).getOrCreateContext().runOnContext(nothing -> done.complete(true));
      return done.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void await(Future<?> future) throws IOException {
    result(future.toCompletionStage().toCompletableFuture());
  }

  private static <T> T result(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(
          String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    await(result(vertx).close());
  }
}
