package org.sealpress.appliance.config;

/**
 * One mistake in a file, printed as one line {@code FILE:LINE: what; expected; remedy}.
 *
 * @param file as the user named it
 * @param line from 1; 1 when the file could not be read at all
 * @param what what is wrong
 * @param expected what is allowed there
 * @param remedy what to do
 */
public record Problem(String file, int line, String what, String expected, String remedy) {

  /** Whatever the user's text brought along, the line stays one line. */
  public Problem {
    file = Shown.plain(file);
    what = Shown.plain(what);
    expected = Shown.plain(expected);
    remedy = Shown.plain(remedy);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + what + "; " + expected + "; " + remedy;
  }
}
