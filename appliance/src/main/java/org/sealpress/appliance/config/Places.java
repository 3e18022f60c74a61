package org.sealpress.appliance.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** Paths, hosts and remotes. */
final class Places {
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|::1|localhost");

  /** {@code name:path}, or {@code :backend:path} without options, which would show in `ps`. */
  private static final Pattern REMOTE =
      Pattern.compile("([\\w.+@][\\w.+@ -]*|:[a-z0-9]+):[^\\p{Cntrl}]*");

  private static final Pattern OPTIONS = Pattern.compile(":?[\\w.+@ -]+,.*");

  private Places() {}

  /** A path, made absolute against the folder of the configuration file. */
  static Scalar<Path> path(Path folder, String example) {
    return new Scalar<>(
        "a path, absolute or relative to the folder of this file",
        example,
        text -> {
          if (text.isEmpty()) {
            throw new NotAllowed();
          }
          if (text.startsWith("~") || text.startsWith("$")) {
            throw new NotAllowed(
                "write the path in full: `~` and `$` are not expanded (`./"
                    + text.charAt(0)
                    + "name` is a file that is really called so)");
          }
          try {
            return folder.resolve(text).normalize();
          } catch (InvalidPathException e) {
            throw new NotAllowed();
          }
        });
  }

  /** A host name or an address. */
  static Scalar<String> host(String example) {
    return Scalars.matching(
        "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\\.?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*",
        "a host name or an IP address, without port",
        example);
  }

  /** Where something is on the web, without a login, which others would see. */
  static Scalar<URI> web(String example) {
    return new Scalar<>(
        "an address, https://HOST/PATH or http://HOST/PATH",
        example,
        text -> {
          try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            if (!scheme.matches("https?") || uri.getHost() == null) {
              throw new NotAllowed();
            }
            if (uri.getRawUserInfo() != null) {
              throw new NotAllowed(
                  "leave out what is before the @: a secret belongs into a file of its own");
            }
            return uri;
          } catch (URISyntaxException e) {
            throw new NotAllowed();
          }
        });
  }

  /** Whether only programs on this machine can read what is sent to an address. */
  static boolean isLoopback(URI uri) {
    return isLoopback(String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", ""));
  }

  /** Whether a host is this machine. */
  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** An rclone remote. */
  static Scalar<String> remote(String example) {
    return new Scalar<>(
        "an rclone remote and a path, `NAME:PATH`, with NAME as `rclone listremotes` prints it",
        example,
        text -> {
          if (!REMOTE.matcher(text).matches()) {
            throw new NotAllowed(
                OPTIONS.matcher(text).matches()
                    ? "make it with `rclone config` and take its name: options that stand here could"
                        + " be read in the list of processes"
                    : "");
          }
          return text;
        });
  }
}
