package org.sealpress.paper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as the texts of QR codes. The first line of each tells which one it is; the others,
 * together, are the key as PEM (RFC 7468), so that a telephone that reads codes is enough.
 *
 * <pre>SEALPRESS KEY 1/4 9f3a11c204bd 5b6cf1e2a0d4</pre>
 *
 * <p>The first number is the beginning of the certificate's fingerprint, the second that of the
 * SHA-256 of the key.
 */
public final class SheetCodes {
  /**
   * A code of so many bytes has 105 modules a side (version 22, a seventh of it may be damaged),
   * which are 0.7 mm on the sheet.
   */
  private static final int MOST_LINES = 11;

  private static final int MOST_CODES = 99;
  private static final String BEGIN = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
  private static final String END = "-----END ENCRYPTED PRIVATE KEY-----";
  private static final Pattern FORM =
      Pattern.compile(
          "SEALPRESS KEY (\\d{1,2})/(\\d{1,2}) ([0-9a-f]{12}|-) ([0-9a-f]{12})\n(.*)",
          Pattern.DOTALL);

  private static final String REMEDY =
      "scan the sheet straight and sharp, at 300 dpi, or type its numbered lines into a text file";

  private SheetCodes() {}

  private record Sheet(int total, String certificate, String check) {}

  /** The texts, in order. */
  public static List<String> of(PaperKey key) {
    List<String> lines = new ArrayList<>();
    lines.add(BEGIN);
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    lines.addAll(encoder.encodeToString(key.encrypted()).lines().toList());
    lines.add(END);
    int total = (lines.size() + MOST_LINES - 1) / MOST_LINES;
    String certificate = key.certificate().isEmpty() ? "-" : key.certificate();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      List<String> part = lines.subList(i * lines.size() / total, (i + 1) * lines.size() / total);
      texts.add(
          "SEALPRESS KEY %d/%d %s %s\n%s\n"
              .formatted(i + 1, total, certificate, key.check(), String.join("\n", part)));
    }
    return texts;
  }

  /** Whether there are all codes of a sheet among these. */
  public static boolean isWhole(Collection<String> texts) {
    return texts.stream()
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .anyMatch(form -> parts(texts).size() >= Integer.parseInt(form.group(2)));
  }

  /**
   * The key of some codes, in any order; texts of other codes are passed over.
   *
   * @throws PaperFault names the codes that are missing
   */
  public static PaperKey read(Collection<String> texts) throws PaperFault {
    Set<Sheet> sheets = new HashSet<>();
    for (String text : texts) {
      Matcher form = FORM.matcher(text);
      if (form.matches()) {
        sheets.add(new Sheet(Integer.parseInt(form.group(2)), form.group(3), form.group(4)));
      }
    }
    if (sheets.isEmpty()) {
      throw new PaperFault("no code of a paper key could be read: " + REMEDY);
    }
    if (sheets.size() > 1) {
      throw new PaperFault(
          "there are codes of " + sheets.size() + " paper keys: read one sheet at a time");
    }
    Sheet sheet = sheets.iterator().next();
    return key(sheet, parts(texts));
  }

  private static SortedMap<Integer, String> parts(Collection<String> texts) {
    SortedMap<Integer, String> parts = new TreeMap<>();
    for (String text : texts) {
      Matcher form = FORM.matcher(text);
      if (form.matches()) {
        parts.put(Integer.parseInt(form.group(1)), form.group(5));
      }
    }
    return parts;
  }

  private static PaperKey key(Sheet sheet, SortedMap<Integer, String> parts) throws PaperFault {
    List<String> problems = new ArrayList<>();
    for (int i = 1; i <= Math.min(sheet.total, MOST_CODES); i++) {
      if (!parts.containsKey(i)) {
        problems.add("code %d of %d could not be read: %s".formatted(i, sheet.total, REMEDY));
      }
    }
    if (!problems.isEmpty()) {
      throw new PaperFault(problems);
    }
    String base64 = String.join("\n", parts.values()).replace(BEGIN, "").replace(END, "");
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
      if (PaperKey.check(der).equals(sheet.check)) {
        return PaperKey.of(der, sheet.certificate.equals("-") ? "" : sheet.certificate);
      }
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
    throw damaged();
  }

  private static PaperFault damaged() {
    return new PaperFault("the codes do not fit their checksum: this is no whole paper key");
  }
}
