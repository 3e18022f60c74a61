package org.sealpress.target.git;

import java.util.regex.Pattern;

/**
 * A branch of a repository.
 *
 * @param url {@code ssh://[USER@]HOST[:PORT]/PATH}, {@code [USER@]HOST:PATH}, {@code
 *     https://HOST/PATH}, {@code http://} on this machine, {@code file:///PATH}, or an absolute
 *     path
 * @param branch without {@code refs/heads/}
 */
record GitPlace(String url, String branch) {
  /** A password, or over https anything: the name there may be a token. */
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?:[a-z+]+://[^/@]*:[^/@]*|https?://[^/@]*)@.*");

  private static final String USER = "(?:[A-Za-z0-9_][A-Za-z0-9._+-]*@)?";
  private static final String HOST = "(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\])";
  private static final String PORT = "(?::[0-9]{1,5})?";
  private static final String PATH = "[^\\p{Cntrl}?#]+";
  private static final Pattern SSH =
      Pattern.compile(
          "ssh://" + USER + HOST + PORT + "/" + PATH + "|" + USER + HOST + ":(?!:|//)" + PATH);
  private static final Pattern WEB =
      Pattern.compile(
          ("https://" + HOST + PORT + "/" + PATH)
              + ("|http://(?:127(?:\\.[0-9]{1,3}){3}|localhost|\\[::1\\])" + PORT + "/" + PATH));
  private static final Pattern LOCAL = Pattern.compile("(?:file://)?/" + PATH);
  private static final Pattern BRANCH =
      Pattern.compile("(?!.*(?:\\.\\.|//|/\\.|\\./|\\.lock(?:/|$)))[A-Za-z0-9_][A-Za-z0-9._/-]*");
  private static final Pattern BRANCH_END = Pattern.compile(".*[./]");

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException when the URL is none or has a password, which every user of
   *     the machine could read in the list of processes
   */
  GitPlace {
    if (LOGIN.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "the URL has a login before the @, which others could read in the list of processes: leave it out, and use an ssh key or git's credential helper");
    }
    if (!isSsh(url) && !WEB.matcher(url).matches() && !LOCAL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "this is no URL of a Git repository: expected ssh://USER@HOST/PATH, USER@HOST:PATH, https://HOST/PATH, file:///PATH or an absolute path");
    }
    if (!BRANCH.matcher(branch).matches() || BRANCH_END.matcher(branch).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" can't be a branch: expected letters, digits and . _ - /, such as archive"
              .formatted(branch));
    }
  }

  private static boolean isSsh(String url) {
    return SSH.matcher(url).matches();
  }

  /** Whether it is reached by ssh. */
  boolean ssh() {
    return isSsh(url);
  }

  /** The branch as a ref. */
  String ref() {
    return "refs/heads/" + branch;
  }

  @Override
  public String toString() {
    return url + ", branch " + branch;
  }
}
