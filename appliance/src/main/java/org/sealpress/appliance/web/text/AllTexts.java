package org.sealpress.appliance.web.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The languages that there are files of; another one is one more file. */
public final class AllTexts {
  private final SortedMap<String, Texts> all = new TreeMap<>();

  /** Reads all files. */
  public AllTexts() {
    Arrays.stream(Locale.getISOLanguages())
        .filter(code -> code.length() == 2)
        .forEach(code -> Texts.in(code).ifPresent(texts -> all.put(code, texts)));
  }

  /** All of them, by their codes. */
  public SortedMap<String, Texts> all() {
    return new TreeMap<>(all);
  }
}
