package org.sealpress.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes only when it is told to, in either direction. */
public final class TestClock extends Clock {
  private volatile Instant now;

  /** Starts at this time. */
  public TestClock(String now) {
    this(Instant.parse(now));
  }

  /** Starts at this time. */
  public TestClock(Instant now) {
    this.now = now;
  }

  /** Goes on, or back. */
  public void go(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
