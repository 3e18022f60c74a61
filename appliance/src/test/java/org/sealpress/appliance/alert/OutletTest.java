package org.sealpress.appliance.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sealpress.appliance.fixture.TickingClock;

@Timeout(60)
class OutletTest {
  private static final Retry SOON = new Retry(Duration.ofMillis(20), Duration.ofMillis(50), 1000);

  private final FakeChannel channel = new FakeChannel("mail");
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Outlet> open = new ArrayList<>();

  /** Takes messages, or not, as the test wants. */
  private static final class FakeChannel implements Channel {
    private final String name;
    final List<String> taken = new CopyOnWriteArrayList<>();
    volatile Optional<String> fault = Optional.empty();
    volatile CountDownLatch stall = new CountDownLatch(0);

    FakeChannel(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void send(Message message) throws ChannelFault, InterruptedException {
      stall.await();
      if (fault.isPresent()) {
        throw new ChannelFault(fault.get());
      }
      taken.add(message.title());
    }
  }

  private Outlet outlet(Channel to, Retry retry) {
    Outlet outlet =
        new Outlet(to, retry, new TickingClock(), message -> heard.add(message.title()));
    open.add(outlet);
    outlet.start();
    return outlet;
  }

  @AfterEach
  void close() {
    channel.stall.countDown();
    open.forEach(Outlet::close);
  }

  private static Message message(String title) {
    return about(Optional.empty(), title);
  }

  private static Message about(Optional<Alarm.Key> key, String title) {
    return new Message(key, Urgency.NOTE, "desk", title, "text", Instant.EPOCH, new JsonObject());
  }

  @Test
  void messagesComeInTheirOrder() {
    Outlet outlet = outlet(channel, SOON);
    outlet.post(message("one"));
    outlet.post(message("two"));
    Awaitility.await().until(() -> channel.taken.equals(List.of("one", "two")));
    Awaitility.await().until(() -> heard.equals(List.of("one", "two")));
    assertEquals(Optional.empty(), outlet.failing());
  }

  @Test
  void whatIsNotTakenIsTriedAgainUntilItIs() {
    channel.fault = Optional.of("the server is away");
    Outlet outlet = outlet(channel, SOON);
    outlet.post(message("one"));
    Awaitility.await().until(() -> outlet.failing().isPresent());
    assertEquals("the server is away", outlet.failing().orElseThrow().message());
    assertEquals(1, outlet.waiting());
    Instant since = outlet.failing().orElseThrow().since();
    channel.fault = Optional.of("it is still away");
    Awaitility.await()
        .until(() -> outlet.failing().orElseThrow().message().equals("it is still away"));
    assertEquals(since, outlet.failing().orElseThrow().since());
    channel.fault = Optional.empty();
    Awaitility.await().until(() -> channel.taken.equals(List.of("one")));
    Awaitility.await().until(() -> outlet.failing().isEmpty() && outlet.waiting() == 0);
  }

  @Test
  void aStalledChannelHoldsUpNobodyAndTheOldestMessagesGo() {
    channel.stall = new CountDownLatch(1);
    Outlet outlet = outlet(channel, SOON);
    long begin = System.nanoTime();
    for (int i = 0; i < 250; i++) {
      outlet.post(message("m" + i));
    }
    assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 10, "posting waits");
    assertEquals(Outlet.MOST, outlet.waiting());
    assertEquals(150, outlet.dropped());
    channel.stall.countDown();
    Awaitility.await().until(() -> channel.taken.contains("m249"));
  }

  @Test
  void aMessageThatIsNeverTakenIsGivenUp() {
    channel.fault = Optional.of("no");
    Outlet outlet = outlet(channel, new Retry(Duration.ofMillis(1), Duration.ofMillis(2), 3));
    outlet.post(message("one"));
    outlet.post(message("two"));
    Awaitility.await().until(() -> outlet.waiting() == 1);
    assertEquals(1, outlet.dropped());
    channel.fault = Optional.empty();
    Awaitility.await().until(() -> channel.taken.equals(List.of("two")));
  }

  @Test
  void aTestComesBeforeAllThatWaitsAndIsTriedOnce() throws Exception {
    channel.fault = Optional.of("the login is wrong");
    Outlet outlet = outlet(channel, new Retry(Duration.ofHours(1), Duration.ofHours(1), 30));
    outlet.post(message("one"));
    Awaitility.await().until(() -> outlet.failing().isPresent());
    assertEquals(
        Optional.of("the login is wrong"), outlet.test(message("test")).get(30, TimeUnit.SECONDS));
    channel.fault = Optional.empty();
    assertEquals(Optional.empty(), outlet.test(message("test")).get(30, TimeUnit.SECONDS));
    Awaitility.await().until(() -> channel.taken.equals(List.of("test", "one")));
  }

  @Test
  void thatAChannelFailsIsToldByTheOthers() throws Exception {
    FakeChannel phone = new FakeChannel("webhook phone");
    Outlets outlets = new Outlets(List.of(outlet(channel, SOON), outlet(phone, SOON)));
    outlets.post(about(Optional.of(new Alarm.Key(AlarmKind.CHANNEL_FAILS, "mail")), "mail fails"));
    outlets.post(message("other"));
    Awaitility.await().until(() -> phone.taken.equals(List.of("mail fails", "other")));
    Awaitility.await().until(() -> channel.taken.equals(List.of("other")));
    phone.fault = Optional.of("no");
    assertEquals(
        Map.of("mail", Optional.empty(), "webhook phone", Optional.of("no")),
        outlets.test(message("test")).get(30, TimeUnit.SECONDS));
    assertTrue(outlets.canTell(List.of("log")));
    channel.fault = Optional.of("no");
    outlets.test(message("test")).get(30, TimeUnit.SECONDS);
    assertTrue(!outlets.canTell(List.of("log")));
  }

  @Test
  void laterAndLaterButNeverLaterThanTheLongest() {
    Retry retry = new Retry(Duration.ofSeconds(30), Duration.ofHours(1), 30);
    long[] about = {30, 60, 120, 240, 480, 960, 1920, 3600, 3600};
    for (int i = 0; i < about.length; i++) {
      long seconds = retry.after(i + 1).toSeconds();
      assertTrue(Math.abs(seconds - about[i]) <= about[i] / 10 + 1, i + ": " + seconds);
    }
    assertTrue(retry.after(1000).toSeconds() <= 3960);
  }
}
