package org.sealpress.appliance.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings messages to one channel, in a thread of its own: whoever has one to send never waits. What
 * the channel does not take is tried again; of more than {@link #MOST} that wait the oldest goes.
 */
public final class Outlet extends Thread implements AutoCloseable {
  /** So many messages may wait. */
  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /**
   * That a channel does not work.
   *
   * @param since when that began
   * @param message why, and what to do
   */
  public record Failing(Instant since, String message) {}

  private record Test(Message message, CompletableFuture<Optional<String>> result) {}

  private final Channel channel;
  private final Retry retry;
  private final Clock clock;
  private final Consumer<Message> heard;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private final Deque<Test> tests = new ArrayDeque<>();
  private int failures;
  private long dropped;
  private @Nullable Failing failing;
  private boolean ending;

  /**
   * One that {@link #start} begins.
   *
   * @param heard is told of each message that was taken
   */
  public Outlet(Channel channel, Retry retry, Clock clock, Consumer<Message> heard) {
    super("alarms-" + channel.name());
    this.channel = channel;
    this.retry = retry;
    this.clock = clock;
    this.heard = heard;
    setDaemon(true);
  }

  /** The channel's name. */
  public String channel() {
    return channel.name();
  }

  /** Takes a message; returns at once. */
  public synchronized void post(Message message) {
    if (waiting.size() == MOST) {
      waiting.removeFirst();
      dropped++;
    }
    waiting.addLast(message);
    notifyAll();
  }

  /** Tries a message once, before all others; gives what was wrong, or nothing. */
  public synchronized CompletableFuture<Optional<String>> test(Message message) {
    Test test = new Test(message, new CompletableFuture<>());
    tests.addLast(test);
    notifyAll();
    return test.result();
  }

  /** Whether it does not work now, as far as is known. */
  public synchronized Optional<Failing> failing() {
    return Optional.ofNullable(failing);
  }

  /** How many messages wait. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** How many were given up since the start. */
  public synchronized long dropped() {
    return dropped;
  }

  @Override
  public void run() {
    try {
      while (step()) {
        LOG.trace("{}: next", getName());
      }
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted", getName());
    }
  }

  private boolean step() throws InterruptedException {
    Test test;
    Message message;
    synchronized (this) {
      while (!ending && tests.isEmpty() && waiting.isEmpty()) {
        wait();
      }
      if (ending) {
        return false;
      }
      test = tests.pollFirst();
      message = test == null ? waiting.getFirst() : test.message();
    }
    Optional<String> fault = tried(message);
    if (test != null) {
      note(fault);
      test.result().complete(fault);
    } else {
      taken(message, fault);
    }
    return true;
  }

  private Optional<String> tried(Message message) throws InterruptedException {
    try {
      channel.send(message);
    } catch (ChannelFault e) {
      LOG.debug("{}", getName(), e);
      return Optional.of(e.getMessage());
    } catch (RuntimeException | Error e) { // whatever it is, the next alarm must get out
      LOG.error("{}: internal error", getName(), e);
      return Optional.of("internal error, see the log: " + e);
    }
    heard.accept(message);
    return Optional.empty();
  }

  private synchronized void note(Optional<String> fault) {
    if (fault.isEmpty()) {
      if (failing != null) {
        LOG.info("alarms can be sent by {} again", channel.name());
      }
      failing = null;
    } else {
      if (failing == null || !failing.message().equals(fault.get())) {
        LOG.warn("alarms can't be sent by {}: {}", channel.name(), fault.get());
      }
      failing = new Failing(failing == null ? clock.instant() : failing.since(), fault.get());
    }
  }

  private synchronized void taken(Message message, Optional<String> fault)
      throws InterruptedException {
    note(fault);
    if (fault.isEmpty()) {
      waiting.remove(message);
      failures = 0;
      return;
    }
    failures++;
    if (failures >= retry.most() && waiting.size() > 1) { // the last one tells when it works again
      LOG.warn("\"{}\" is not sent by {}, it is given up", message.title(), channel.name());
      waiting.remove(message);
      dropped++;
      failures = 0;
      return;
    }
    long end = System.nanoTime() + retry.after(failures).toNanos();
    for (long left = left(end); left > 0 && !ending && tests.isEmpty(); left = left(end)) {
      wait(left);
    }
  }

  private static long left(long end) {
    return Duration.ofNanos(end - System.nanoTime()).toMillis();
  }

  /** Ends, after the message in hand if that is soon. */
  @Override
  public void close() {
    synchronized (this) {
      ending = true;
      tests.forEach(each -> each.result().complete(Optional.of("the box is being stopped")));
      notifyAll();
    }
    try {
      join(FAREWELL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    interrupt();
  }
}
