package org.sealpress.target.rclone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something is, as rclone writes it: {@code office:backup}, {@code
 * :sftp,host=nas,user=box:backup} or {@code /mnt/backup}.
 *
 * @param remote up to and with the colon; empty for a local path
 * @param path what comes after
 */
record RemoteSpec(String remote, String path) {
  private static final Pattern NAMED =
      Pattern.compile("(:?[\\p{L}\\p{N}_][^:/,\"']*(?:,(?:[^:\"']|\"[^\"]*\"|'[^']*')*)?:)(.*)");
  private static final Pattern OPTION = Pattern.compile(",\\s*([A-Za-z0-9_]+)\\s*=");
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(pass|secret|token|pem|credential|sas_url|api_?key).*|key");

  /**
   * Reads a remote from the configuration.
   *
   * @throws IllegalArgumentException when it is none, or holds a password, which every user of the
   *     machine could read in the list of processes
   */
  static RemoteSpec parse(String text) {
    if (text.startsWith("/")) {
      return new RemoteSpec("", text);
    }
    Matcher parts = NAMED.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "this is no remote: expected NAME:PATH with a NAME of rclone's configuration file, :KIND,OPTION=VALUE:PATH, or an absolute path");
    }
    Matcher option = OPTION.matcher(parts.group(1));
    while (option.find()) {
      if (SECRET.matcher(option.group(1)).matches()) {
        throw new IllegalArgumentException(
            "the remote has the secret option \"%s\", which others could read in the list of processes: put it in rclone's configuration file"
                .formatted(option.group(1)));
      }
    }
    return new RemoteSpec(parts.group(1), parts.group(2));
  }

  /** A place under this one. */
  RemoteSpec child(String name) {
    String between = path.isEmpty() || path.endsWith("/") ? "" : "/";
    return new RemoteSpec(remote, path + between + name);
  }

  /** The bucket, where the first part of the path is one. */
  RemoteSpec bucket() {
    String inside = path.startsWith("/") ? path.substring(1) : path;
    int slash = inside.indexOf('/');
    return new RemoteSpec(remote, slash < 0 ? inside : inside.substring(0, slash));
  }

  @Override
  public String toString() {
    return remote + path;
  }
}
