package org.sealpress.appliance.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets tries through, one after the other, and slows down whoever is wrong too often. What is tried
 * for a name from one network locks that network out for a while, not the name: else anybody could
 * lock a user out for ever. What is tried for a name from everywhere only slows down, and not those
 * networks from which that user was in before. A try counts as wrong from its beginning, so that
 * many at the same time gain nothing.
 */
final class Turnstile {
  private static final int FREE_OF_AN_ADDRESS = 20;
  private static final int FREE_OF_A_NAME = 30;
  private static final Duration SLOWEST_OF_A_NAME = Duration.ofSeconds(30);
  private static final int MOST_KNOWN = 1000;

  private final Attempts byPair;
  private final Attempts byAddress;
  private final Attempts byName;
  private final FailedLogins failed;
  private final Set<String> known =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> oldest) {
                  return size() > MOST_KNOWN;
                }
              }));

  Turnstile(Clock clock, FailedLogins failed) {
    this.byPair = new Attempts(clock, Attempts.FREE, Attempts.LONGEST);
    this.byAddress = new Attempts(clock, FREE_OF_AN_ADDRESS, Attempts.LONGEST);
    this.byName = new Attempts(clock, FREE_OF_A_NAME, SLOWEST_OF_A_NAME);
    this.failed = failed;
  }

  /** Begins a try for a name, which {@link #right} or {@link #wrong} ends. */
  void enter(String name, String address) throws AccountFault {
    boolean wasIn = known.contains(pair(name, address));
    wait(wasIn ? Duration.ZERO : byName.waiting(name), name, address);
    var unused = byName.failed(name);
    count(name, address);
  }

  /** The same where there is no name that others could lock. */
  void enterByAddress(String what, String address) throws AccountFault {
    wait(Duration.ZERO, what, address);
    count(what, address);
  }

  private void wait(Duration ofName, String name, String address) throws AccountFault {
    Duration longest =
        Stream.of(
                ofName, byPair.waiting(pair(name, address)), byAddress.waiting(Network.of(address)))
            .max(Duration::compareTo)
            .orElseThrow();
    if (!longest.isZero()) {
      long seconds = longest.plusMillis(999).toSeconds();
      throw new AccountFault(
          AccountFault.Kind.LATER,
          "",
          seconds > 90 ? "login.locked" : "login.wait",
          seconds > 90
              ? "too many wrong tries: try again in " + (seconds + 59) / 60 + " min"
              : "wrong too often: try again in " + seconds + " s",
          Map.of("seconds", seconds, "minutes", (seconds + 59) / 60));
    }
  }

  private void count(String name, String address) {
    boolean pairLocked = byPair.failed(pair(name, address));
    boolean addressLocked = byAddress.failed(Network.of(address));
    if (pairLocked || addressLocked) {
      failed.count("", true);
    }
  }

  private static String pair(String name, String address) {
    return name + " " + Network.of(address);
  }

  void right(String name, String address) {
    byPair.forget(pair(name, address));
    byName.undo(name);
    byAddress.undo(Network.of(address));
  }

  /** Ends a try. */
  void wrong(String user) {
    failed.count(user, false);
  }

  /**
   * Somebody has gone all the way: tries of others don't slow down this network for these names.
   */
  void wasIn(String address, String... names) {
    for (String name : names) {
      known.add(pair(name, address));
    }
  }
}
