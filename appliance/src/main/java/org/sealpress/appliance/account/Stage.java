package org.sealpress.appliance.account;

import java.util.Locale;

/** How far a session has got. */
public enum Stage {
  /** The password was right; the code of the authenticator is to come. */
  CODE,
  /** The user chooses a password, as somebody else chose the one before. */
  PASSWORD,
  /** The user gets an authenticator. */
  ENROL,
  /** Logged in. */
  IN;

  /** As the page reads it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
