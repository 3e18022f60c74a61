package org.sealpress.target.rclone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * Says what a failure of rclone means. Its documented exit codes tell little (1 stands for nearly
 * everything), so its words are looked at first; they are always English.
 *
 * @param title how messages call the target
 */
record RcloneFaults(String title) {
  private static final int TEMPORARY = 5;
  private static final int FATAL = 7;
  private static final int TRANSFER_LIMIT = 8;
  private static final int LONGEST_WORDS = 300;

  private static final List<String> NO_ROOM =
      List.of(
          "no space left",
          "file too big for remaining disk space",
          "disk full",
          "disk quota exceeded",
          "insufficient storage",
          "quotaexceeded",
          "quota has been exceeded",
          "not enough space",
          "insufficient_space",
          "insufficientcapacity",
          "storagefull",
          "minimum free drive threshold",
          "minimum free disk threshold",
          "storage_cap_exceeded",
          "storage cap exceeded",
          "status code: 507",
          "507 insufficient");

  private static final List<String> FORBIDDEN =
      List.of(
          "unable to authenticate",
          "permission denied",
          "permission_denied",
          "access denied",
          "accessdenied",
          "knownhosts:",
          "unauthorized",
          "forbidden",
          "invalid_grant",
          "invalidaccesskeyid",
          "signaturedoesnotmatch",
          "read-only file system",
          "failed to parse private key",
          "failed to read private key",
          "couldn't decrypt",
          "unable to decrypt");

  private static final List<String> AWAY =
      List.of(
          "connection refused",
          "connection reset",
          "connection lost",
          "no such host",
          "no route to host",
          "network is unreachable",
          "timeout",
          "deadline exceeded",
          "server misbehaving",
          "name resolution",
          "handshake failed: eof",
          "service unavailable",
          "bad gateway",
          "too many requests");

  private static final List<String> UNKNOWN_REMOTE =
      List.of("didn't find section in config file", "didn't find backend called");

  private static final Map<Kind, String> ADVICE =
      Map.of(
          Kind.FULL, "make room there or use another remote",
          Kind.DENIED, "check login, host key and rights in rclone's configuration",
          Kind.UNAVAILABLE, "it is tried again later; check network and server",
          Kind.IO_ERROR, "check the remote with \"rclone lsd\"");

  private static final String S3_CODE = "status code:";
  private static final Pattern TIME =
      Pattern.compile("^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ");
  private static final Pattern LOGIN = Pattern.compile("(://[^/\\s:@]+):[^/\\s@]+@");
  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)([?&](?:sig|signature|token|x-amz-[a-z-]+)=)[^&\\s\"]+");

  /** rclone ended with an exit code other than 0. */
  TargetFault of(String doing, ToolResult result) {
    if (says(result, UNKNOWN_REMOTE)) {
      return new TargetFault(
          Kind.UNAVAILABLE,
          "%s: %s failed: %s: add the remote with \"rclone config\" or correct its name"
              .formatted(title, doing, words(result)));
    }
    Kind kind = kind(result);
    return new TargetFault(
        kind,
        "%s: %s failed: %s (rclone's exit code %d): %s"
            .formatted(title, doing, words(result), result.exitCode(), ADVICE.get(kind)));
  }

  /** rclone didn't come to its end. */
  TargetFault of(String doing, ToolFault fault) {
    Kind kind = fault.kind() == ToolFault.Kind.KILLED ? Kind.IO_ERROR : Kind.UNAVAILABLE;
    String next =
        fault.kind() == ToolFault.Kind.TIMED_OUT ? ": " + ADVICE.get(Kind.UNAVAILABLE) : "";
    return new TargetFault(
        kind, "%s: %s failed: %s%s".formatted(title, doing, fault.getMessage(), next), fault);
  }

  private static Kind kind(ToolResult result) {
    if (says(result, NO_ROOM)) {
      return Kind.FULL;
    }
    if (says(result, FORBIDDEN)) {
      return Kind.DENIED;
    }
    if (says(result, AWAY)) {
      return Kind.UNAVAILABLE;
    }
    return switch (result.exitCode()) {
      case TEMPORARY, TRANSFER_LIMIT -> Kind.UNAVAILABLE;
      case FATAL -> Kind.DENIED;
      default -> Kind.IO_ERROR;
    };
  }

  private static boolean says(ToolResult result, List<String> texts) {
    String words = result.err().toLowerCase(Locale.ROOT);
    return texts.stream().anyMatch(words::contains);
  }

  /** What it said last, without time, logins and signatures. */
  private static String words(ToolResult result) {
    List<String> lines = result.err().lines().filter(line -> !line.isBlank()).toList();
    int end = lines.size() - 1;
    String last = TIME.matcher(result.lastError()).replaceFirst("");
    if (last.startsWith(S3_CODE) && end > 0) { // what it means is in the line before
      String before = TIME.matcher(lines.get(end - 1).strip()).replaceFirst("");
      last = before + " (" + last.replaceFirst(", request id:.*", "") + ")";
    }
    last = LOGIN.matcher(last).replaceAll("$1:***@");
    last = SIGNATURE.matcher(last).replaceAll("$1***");
    return last.length() <= LONGEST_WORDS ? last : last.substring(0, LONGEST_WORDS) + "...";
  }
}
