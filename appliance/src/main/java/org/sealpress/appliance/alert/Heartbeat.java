package org.sealpress.appliance.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpress.appliance.patrol.Patrol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dead man's switch: tells somebody outside again and again that the box is alive. When it stops
 * being well enough it stops telling, and whoever watches outside raises the alarm.
 */
public final class Heartbeat extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  /** Tells once. */
  public interface Ping {
    /** Ends within a minute. */
    void ping() throws ChannelFault, InterruptedException;
  }

  private final Ping ping;
  private final Supplier<Optional<String>> sick;
  private final Clock clock;
  private volatile Optional<Outlet.Failing> failing = Optional.empty();
  private String told = "";

  /**
   * One that {@link #start} begins.
   *
   * @param sick why the box is not well enough to be called alive; empty when it is
   */
  public Heartbeat(Ping ping, Duration every, Supplier<Optional<String>> sick, Clock clock) {
    super("heartbeat", Duration.ZERO, every, Duration.ZERO);
    this.ping = ping;
    this.sick = sick;
    this.clock = clock;
  }

  /** That it can't be told, as far as is known. */
  public Optional<Outlet.Failing> failing() {
    return failing;
  }

  @Override
  protected void round() {
    Optional<String> why = sick.get();
    if (why.isPresent()) {
      if (!why.get().equals(told)) {
        LOG.warn("no heartbeat is sent: {}", why.get());
      }
      told = why.get();
      return;
    }
    told = "";
    try {
      ping.ping();
      failing = Optional.empty();
    } catch (ChannelFault e) {
      failing =
          Optional.of(
              new Outlet.Failing(
                  failing.map(Outlet.Failing::since).orElseGet(clock::instant), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
