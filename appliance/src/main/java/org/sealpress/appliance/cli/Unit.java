package org.sealpress.appliance.cli;

import java.util.Locale;

/** What progress is counted in. */
interface Unit {

  /** An amount without the unit's name where that would be said twice. */
  String bare(long amount);

  /** An amount with the unit. */
  String full(long amount);

  /** An amount each second. */
  String rate(double perSecond);

  /** Things: {@code documents}, {@code pages}. */
  static Unit things(String plural) {
    return new Unit() {
      @Override
      public String bare(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
      }

      @Override
      public String full(long amount) {
        return bare(amount) + " " + plural;
      }

      @Override
      public String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%,.0f/s", perSecond);
      }
    };
  }

  /** Bytes, in powers of 1000. */
  static Unit bytes() {
    return new Unit() {
      @Override
      public String bare(long amount) {
        return full(amount);
      }

      @Override
      public String full(long amount) {
        String[] names = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        double scaled = amount;
        int power = 0;
        while (scaled >= 999.5 && power < names.length - 1) {
          scaled /= 1000;
          power++;
        }
        String format = power == 0 || scaled >= 99.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, scaled, names[power]);
      }

      @Override
      public String rate(double perSecond) {
        return full(Math.round(perSecond)) + "/s";
      }
    };
  }
}
