package org.sealpress.appliance.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A browser that somebody has begun to log in with. Its id is known to the browser alone.
 *
 * @param handle by which it is called here; tells nothing of the id
 * @param csrf what every request that changes something must carry
 * @param address where it was begun from
 * @param browser what it calls itself
 * @param fresh until when the user need not give a code again
 * @param secret of the authenticator that is being enrolled; empty when none is
 * @param wrong how many codes in it were wrong
 */
public record Session(
    String handle,
    String user,
    Role role,
    Stage stage,
    String csrf,
    String address,
    String browser,
    Instant begun,
    Instant used,
    Instant fresh,
    Optional<String> secret,
    int wrong) {

  /** Whether a user is logged in with it. */
  public boolean isIn() {
    return stage == Stage.IN;
  }

  Session usedAt(Instant now) {
    return new Session(
        handle, user, role, stage, csrf, address, browser, begun, now, fresh, secret, wrong);
  }

  Session at(Stage next, Role now, String anotherCsrf) {
    return new Session(
        handle, user, now, next, anotherCsrf, address, browser, begun, used, fresh, secret, 0);
  }

  Session freshUntil(Instant until) {
    return new Session(
        handle, user, role, stage, csrf, address, browser, begun, used, until, secret, wrong);
  }

  Session withSecret(Optional<String> enrolling) {
    return new Session(
        handle, user, role, stage, csrf, address, browser, begun, used, fresh, enrolling, wrong);
  }

  Session withWrong() {
    return new Session(
        handle, user, role, stage, csrf, address, browser, begun, used, fresh, secret, wrong + 1);
  }
}
