package org.sealpress.ledger;

import java.util.Map;

/** What each event of who comes in writes into its line and reads back from it. */
final class AccessFields {
  private AccessFields() {}

  static void write(AccessEvent event, Map<String, Object> out) {
    if (event instanceof AccessEvent.LoggedIn e) {
      out.put("user", e.user());
      out.put("role", e.role());
    } else if (event instanceof AccessEvent.LoginFailed e) {
      out.put("user", e.user());
      out.put("tries", e.tries());
    } else if (event instanceof AccessEvent.UserChanged e) {
      out.put("user", e.user());
      out.put("what", e.what());
      out.put("by", e.by());
    } else if (event instanceof AccessEvent.TokenChanged e) {
      out.put("token", e.token());
      out.put("what", e.what());
      out.put("by", e.by());
    } else if (event instanceof AccessEvent.SettingsChanged e) {
      out.put("by", e.by());
      out.put("keys", e.keys());
      out.put("sha256", e.sha256());
    }
  }

  /**
   * The event of a line whose common fields were taken out.
   *
   * @throws IllegalArgumentException when a field is missing or of the wrong kind, or the type is
   *     none of these
   */
  static AccessEvent read(String type, FieldMap in) {
    return switch (type) {
      case "logged-in" -> new AccessEvent.LoggedIn(in.text("user"), in.text("role"));
      case "login-failed" -> new AccessEvent.LoginFailed(in.text("user"), in.number("tries"));
      case "user-changed" ->
          new AccessEvent.UserChanged(in.text("user"), in.text("what"), in.text("by"));
      case "token-changed" ->
          new AccessEvent.TokenChanged(in.text("token"), in.text("what"), in.text("by"));
      case "settings-changed" ->
          new AccessEvent.SettingsChanged(in.text("by"), in.texts("keys"), in.text("sha256"));
      default -> throw new IllegalArgumentException(type + " is no event of who comes in");
    };
  }
}
