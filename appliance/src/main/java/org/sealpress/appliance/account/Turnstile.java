package org.sealpress.appliance.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets tries through, one after the other, and slows down whoever is wrong too often: by the name
 * that is tried and by the address that tries. A try counts as wrong from its beginning, so that
 * many at the same time gain nothing.
 */
final class Turnstile {
  private static final int FREE_OF_AN_ADDRESS = 20;

  private final Attempts byUser;
  private final Attempts byAddress;
  private final FailedLogins failed;

  Turnstile(Clock clock, FailedLogins failed) {
    this.byUser = new Attempts(clock, Attempts.FREE);
    this.byAddress = new Attempts(clock, FREE_OF_AN_ADDRESS);
    this.failed = failed;
  }

  /** Begins a try, which {@link #right} or {@link #wrong} ends. */
  void enter(String name, String address) throws AccountFault {
    Duration wait = byUser.waiting(name);
    Duration other = byAddress.waiting(network(address));
    Duration longer = wait.compareTo(other) > 0 ? wait : other;
    if (!longer.isZero()) {
      long seconds = longer.plusMillis(999).toSeconds();
      throw new AccountFault(
          AccountFault.Kind.LATER,
          "",
          seconds > 90 ? "login.locked" : "login.wait",
          seconds > 90
              ? "too many wrong tries: try again in " + (seconds + 59) / 60 + " min"
              : "wrong too often: try again in " + seconds + " s",
          Map.of("seconds", seconds, "minutes", (seconds + 59) / 60));
    }
    boolean userLocked = byUser.failed(name);
    boolean addressLocked = byAddress.failed(network(address));
    if (userLocked || addressLocked) {
      failed.count("", true);
    }
  }

  void right(String name, String address) {
    byUser.forget(name);
    byAddress.undo(network(address));
  }

  /** Ends a try. */
  void wrong(String user) {
    failed.count(user, false);
  }

  /** People at home have a whole network of IPv6 addresses. */
  private static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length < 4 ? address : String.join(":", List.of(groups).subList(0, 4));
  }
}
