package org.sealpress.ledger;

import java.util.List;

/**
 * Who came in by the box's page, and who changed what there. Users are named as they are called on
 * the box, and nobody's address is in an entry.
 */
public sealed interface AccessEvent extends Event {

  /**
   * A user logged in.
   *
   * @param user the user's name
   * @param role {@code viewer}, {@code operator} or {@code administrator}
   */
  record LoggedIn(String user, String role) implements AccessEvent {
    @Override
    public String type() {
      return "logged-in";
    }
  }

  /**
   * Somebody failed to. There is one entry for many tries.
   *
   * @param user whom they called themselves; empty for names that there are not, which may be
   *     passwords in the wrong field
   * @param tries how often since the last such entry
   */
  record LoginFailed(String user, long tries) implements AccessEvent {
    @Override
    public String type() {
      return "login-failed";
    }
  }

  /**
   * A user was made, changed or removed.
   *
   * @param user the user's name
   * @param what in a word or two, such as {@code added}, {@code removed}, {@code role operator},
   *     {@code password}, {@code second factor}
   * @param by who did it; {@code box} for somebody at the box's own command line
   */
  record UserChanged(String user, String what, String by) implements AccessEvent {
    @Override
    public String type() {
      return "user-changed";
    }
  }

  /**
   * A program was given a token, or it was taken back.
   *
   * @param token the token's name
   * @param what {@code added} or {@code removed}
   * @param by as in {@link UserChanged}
   */
  record TokenChanged(String token, String what, String by) implements AccessEvent {
    @Override
    public String type() {
      return "token-changed";
    }
  }

  /**
   * The configuration was changed by the page.
   *
   * @param by as in {@link UserChanged}
   * @param keys which of its sections say something else now, none when only comments do; what they
   *     say is in the file alone
   * @param sha256 SHA-256 of the new file, hex
   */
  record SettingsChanged(String by, List<String> keys, String sha256) implements AccessEvent {
    /** Copies the list. */
    public SettingsChanged {
      keys = List.copyOf(keys);
    }

    @Override
    public String type() {
      return "settings-changed";
    }
  }
}
