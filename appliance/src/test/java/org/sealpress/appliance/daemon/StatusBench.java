package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.sealpress.appliance.fixture.PageClient;

/** Pages that watch, and one program that asks again and again. */
final class StatusBench {
  private static final double MILLI = 1e6;

  private final PageClient box;
  private final HttpClient watching;
  private final HttpClient asking;
  private final List<Page> pages = new ArrayList<>();

  StatusBench(PageClient box) throws IOException {
    this.box = box;
    this.watching = client();
    this.asking = client();
  }

  private HttpClient client() throws IOException {
    return HttpClient.newBuilder().sslContext(box.http().sslContext()).build();
  }

  private HttpRequest get(String path) throws IOException {
    return box.request(path).build();
  }

  /** So many pages begin to watch; returns when each has the status. */
  void watch(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Page page = new Page();
      pages.add(page);
      var unused = watching.sendAsync(get("/api/events"), BodyHandlers.fromLineSubscriber(page));
    }
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> pages.stream().allMatch(each -> each.events.get() > 0));
  }

  /** How long answers take, one request after the other. */
  String ask(int count) throws IOException, InterruptedException {
    long[] nanos = new long[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      HttpResponse<byte[]> answer = asking.send(get("/api/status"), BodyHandlers.ofByteArray());
      nanos[i] = System.nanoTime() - begin;
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode());
      }
      size = answer.body().length;
    }
    Arrays.sort(nanos);
    return "/api/status (%,d bytes), %,d times: half within %.1f ms, 99 %% within %.1f ms, all within %.1f ms"
        .formatted(
            size,
            count,
            nanos[count / 2] / MILLI,
            nanos[count * 99 / 100] / MILLI,
            nanos[count - 1] / MILLI);
  }

  long fewest() {
    return pages.stream().mapToLong(each -> each.events.get()).min().orElse(0);
  }

  long most() {
    return pages.stream().mapToLong(each -> each.events.get()).max().orElse(0);
  }

  long bytesPerSecond() {
    return pages.stream().mapToLong(Page::bytesPerSecond).max().orElse(0);
  }

  /** Counts what it hears. */
  private static final class Page implements Flow.Subscriber<String> {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final long begin = System.nanoTime();

    long bytesPerSecond() {
      return bytes.get() / Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      bytes.addAndGet(line.length() + 1L);
      if (line.startsWith("event: ")) {
        events.incrementAndGet();
      }
    }

    @Override
    public void onError(Throwable gone) {
      // the end
    }

    @Override
    public void onComplete() {
      // the end
    }
  }
}
