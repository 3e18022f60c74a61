package org.sealpress.appliance.config;

import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** Where Git repositories are. */
final class GitPlaces {
  /** A password, or over https anything: what stands there may be a token. */
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?:[a-z+]+://[^/@]*:[^/@]*|https?://[^/@]*)@.*");

  private static final String USER = "(?:[A-Za-z0-9_][A-Za-z0-9._+-]*@)?";
  private static final String HOST = "(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\])";
  private static final String PORT = "(?::[0-9]{1,5})?";
  private static final String PATH = "[^\\p{Cntrl}?#]+";
  private static final String LOOPBACK = "(?:127(?:\\.[0-9]{1,3}){3}|localhost|\\[::1\\])";
  private static final Pattern URL =
      Pattern.compile(
          String.join(
              "|",
              "ssh://" + USER + HOST + PORT + "/" + PATH,
              USER + HOST + ":(?!:|//)" + PATH,
              "https://" + HOST + PORT + "/" + PATH,
              "http://" + LOOPBACK + PORT + "/" + PATH,
              "(?:file://)?/" + PATH));

  private static final String BRANCH =
      "(?!.*(?:\\.\\.|//|/\\.|\\./|\\.lock(?:/|$)))[A-Za-z0-9_](?:[A-Za-z0-9._/-]*[A-Za-z0-9_-])?";

  private GitPlaces() {}

  /** A repository, without a login that others would see. */
  static Scalar<String> url(String example) {
    return new Scalar<>(
        "a Git repository, ssh://USER@HOST/PATH, USER@HOST:PATH, https://HOST/PATH or an absolute"
            + " path",
        example,
        text -> {
          if (LOGIN.matcher(text).matches()) {
            throw new NotAllowed(
                "leave out the login before the @, which others could read in the list of"
                    + " processes: use an ssh key (`key`), or git's credential helper");
          }
          if (!URL.matcher(text).matches()) {
            throw new NotAllowed();
          }
          return text;
        });
  }

  /** A branch. */
  static Scalar<String> branch() {
    return Scalars.matching(
        BRANCH, "the name of a branch: letters, digits, `-`, `_`, `.` and `/`", "archive");
  }
}
