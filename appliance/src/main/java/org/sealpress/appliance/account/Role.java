package org.sealpress.appliance.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may do; each may do what the ones before may. */
public enum Role {
  /** Look. */
  VIEWER,
  /** Scan, decide on captures, ask for drives. */
  OPERATOR,
  /** Change users, drives and settings. */
  ADMINISTRATOR;

  /** Whether it may do what another may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** As programs read it: {@code viewer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this code. */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
