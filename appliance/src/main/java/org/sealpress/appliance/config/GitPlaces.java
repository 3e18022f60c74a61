package org.sealpress.appliance.config;

import org.sealpress.appliance.config.Scalar.NotAllowed;
import org.sealpress.target.git.GitSettings;

/** Where Git repositories are. */
final class GitPlaces {
  private GitPlaces() {}

  /** A repository, without a login that others would see. */
  static Scalar<String> url(String example) {
    return new Scalar<>(
        "a Git repository, ssh://USER@HOST/PATH, USER@HOST:PATH, https://HOST/PATH or an absolute"
            + " path",
        example,
        text -> {
          if (GitSettings.hasLogin(text)) {
            throw new NotAllowed(
                "leave out the login before the @, which others could read in the list of"
                    + " processes: use an ssh key (`key`), or git's credential helper");
          }
          if (!GitSettings.isUrl(text)) {
            throw new NotAllowed();
          }
          return text;
        });
  }

  /** A branch. */
  static Scalar<String> branch() {
    return new Scalar<>(
        "the name of a branch: letters, digits, `-`, `_`, `.` and `/`",
        "archive",
        text -> {
          if (!GitSettings.isBranch(text)) {
            throw new NotAllowed();
          }
          return text;
        });
  }
}
