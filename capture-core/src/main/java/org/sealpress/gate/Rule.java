package org.sealpress.gate;

/**
 * A rule that a PDF breaks.
 *
 * @param clause of ISO 19005-2, for example {@code 6.2.11.4.1}
 * @param test veraPDF's number of the test within the clause
 * @param description the rule in veraPDF's words, which have nothing of the document
 */
public record Rule(String clause, int test, String description) {
  /** For example {@code 6.2.11.4.1-1}. */
  @Override
  public String toString() {
    return clause + "-" + test;
  }
}
