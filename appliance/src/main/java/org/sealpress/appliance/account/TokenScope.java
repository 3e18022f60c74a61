package org.sealpress.appliance.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a program with a token may do. */
public enum TokenScope {
  /** Press the button. */
  PRESS,
  /** Read the numbers for Prometheus. */
  METRICS,
  /** Read the status, drives, plan and alarms. */
  STATUS;

  /** As programs read it: {@code press}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope with this code. */
  public static Optional<TokenScope> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
