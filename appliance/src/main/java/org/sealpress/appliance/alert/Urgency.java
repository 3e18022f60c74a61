package org.sealpress.appliance.alert;

import java.util.Locale;

/** How soon somebody should act, the least first. */
public enum Urgency {
  /** There is time for it. */
  NOTE,
  /** In the next days. */
  SOON,
  /** Now. */
  URGENT;

  /** As programs read it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
