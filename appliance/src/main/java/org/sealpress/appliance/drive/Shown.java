package org.sealpress.appliance.drive;

import java.util.Locale;
import org.sealpress.delivery.Receipt;
import org.sealpress.plan.Today;

/** Drives in sentences. */
final class Shown {
  private Shown() {}

  /** A label as it is written on the drive. */
  static String label(String label) {
    return "\"" + label + "\"";
  }

  /** That a drive may be pulled, and what is on it. */
  static String safe(String label, Receipt receipt) {
    String who = label.isEmpty() ? "The drive" : "Drive " + label(label);
    return who + " may be pulled now." + content(label, receipt);
  }

  private static String content(String label, Receipt receipt) {
    if (label.isEmpty() || receipt.has() < 0 || receipt.lacks() < 0) {
      return "";
    }
    String problem = receipt.problem().isEmpty() ? "" : " (" + receipt.problem() + ")";
    if (receipt.lacks() == 0) {
      return String.format(
          Locale.ROOT, " Everything is on it: %s.%s", documents(receipt.has()), problem);
    }
    return String.format(
        Locale.ROOT,
        " It lacks %s of %s, which go to the next drive, or to this one when it is back.%s",
        documents(receipt.lacks()),
        documents(receipt.has() + receipt.lacks()),
        problem);
  }

  private static String documents(long count) {
    return Today.counted(count, "document");
  }
}
