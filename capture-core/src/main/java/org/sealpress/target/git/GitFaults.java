package org.sealpress.target.git;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * Says what a failure of git means. Its exit codes tell next to nothing, so its words are looked
 * at: git's own, which are English here, and those of servers and their hooks.
 *
 * @param title how messages call the target
 */
record GitFaults(String title) {
  private static final int LONGEST_WORDS = 300;

  private static final List<String> NO_ROOM =
      List.of(
          "no space left",
          "disk quota exceeded",
          "quota",
          "file size limit",
          "size limit",
          "exceeds maximum",
          "exceeds the maximum",
          "exceeds github's",
          "larger than",
          "too large",
          "error: 413",
          "error: 507");

  private static final List<String> NO_REPOSITORY =
      List.of(
          "does not appear to be a git repository",
          "not a git repository",
          "repository not found",
          "error: 404",
          "could not be found or you don't have permission",
          "no such file or directory");

  private static final List<String> FORBIDDEN =
      List.of(
          "host key verification failed",
          "remote host identification has changed",
          "permission denied",
          "permission to ",
          "authentication failed",
          "could not read username",
          "could not read password",
          "terminal prompts disabled",
          "access denied",
          "unauthorized",
          "forbidden",
          "error: 401",
          "error: 403",
          "too many authentication failures",
          "hook declined",
          "aborted by hook",
          "protected branch",
          "insufficient permission",
          "unable to create temporary object directory",
          "read-only file system",
          "read-only",
          "dubious ownership",
          "is archived",
          "certificate",
          "not allowed",
          "prohibited");

  private static final List<String> BROKEN =
      List.of(
          "corrupt",
          "inflate:",
          "bad object",
          " crc ",
          "did not send all necessary objects",
          "did not receive expected object",
          "not our ref",
          "missing necessary objects",
          "missing blob",
          "missing tree",
          "unable to read");

  private static final List<String> AWAY =
      List.of(
          "could not resolve host",
          "could not resolve proxy",
          "name or service not known",
          "name resolution",
          "connection refused",
          "connection reset",
          "connection closed",
          "connection timed out",
          "connection to ",
          "no route to host",
          "network is unreachable",
          "timed out",
          "timeout",
          "failed to connect",
          "couldn't connect",
          "operation too slow",
          "kex_exchange_identification",
          "broken pipe",
          "hung up unexpectedly",
          "unexpected disconnect",
          "early eof",
          "error: 429",
          "error: 500",
          "error: 502",
          "error: 503",
          "error: 504",
          "could not read from remote repository");

  /** What git says beside the point. */
  private static final Pattern NOISE =
      Pattern.compile(
          "(?i)(hint:|to \\S+|done|warning: (filtering|permanently added|this repository uses)"
              + "|please make sure you|and the repository exists|error: failed to push some refs"
              + "|fatal: could not read from remote|fatal: the remote end hung up"
              + "|fatal: fetch-pack: invalid|fatal: (early eof|unpack)|send-pack:"
              + "|(remote: )?[a-z ]+:\\s+\\d+% |remote: (total|enumerating|counting|compressing) "
              + "|(remote: )?[a-z]+ing objects|delta compression|total \\d).*");

  private static final Map<Kind, String> ADVICE =
      Map.of(
          Kind.FULL, "make room there, or use another repository",
          Kind.DENIED, "check login, host key, rights and the rules of the branch there",
          Kind.UNAVAILABLE, "it is tried again later; check network and server",
          Kind.IO_ERROR, "check the repository there with \"git fsck\"");

  private static final Pattern LOGIN = Pattern.compile("(://)[^/\\s@]+@");

  /** git ended with an exit code other than 0. */
  TargetFault of(String doing, ToolResult result) {
    String err =
        Stream.concat(result.err().lines(), rejections(result))
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    if (says(err, NO_ROOM)) {
      return here(err, "no space left")
          ? new TargetFault(
              Kind.UNAVAILABLE,
              "%s: %s failed: the disk of this box is full: make room on it"
                  .formatted(title, doing))
          : fault(Kind.FULL, doing, result, ADVICE);
    }
    if (says(err, FORBIDDEN)) {
      return fault(Kind.DENIED, doing, result, ADVICE);
    }
    if (says(err, BROKEN)) {
      return fault(Kind.IO_ERROR, doing, result, ADVICE);
    }
    if (says(err, NO_REPOSITORY)) {
      return fault(
          Kind.UNAVAILABLE,
          doing,
          result,
          Map.of(
              Kind.UNAVAILABLE,
              "make an empty repository there (\"git init --bare\"), or correct the URL in the configuration"));
    }
    return fault(says(err, AWAY) ? Kind.UNAVAILABLE : Kind.IO_ERROR, doing, result, ADVICE);
  }

  private TargetFault fault(Kind kind, String doing, ToolResult result, Map<Kind, String> advice) {
    return new TargetFault(
        kind, "%s: %s failed: %s: %s".formatted(title, doing, words(result), advice.get(kind)));
  }

  /** git didn't come to its end. */
  TargetFault of(String doing, ToolFault fault) {
    Kind kind =
        switch (fault.kind()) {
          case KILLED, INPUT_FAILED, OUTPUT_FAILED -> Kind.IO_ERROR;
          default -> Kind.UNAVAILABLE;
        };
    return new TargetFault(
        kind, "%s: %s failed: %s".formatted(title, doing, fault.getMessage()), fault);
  }

  /** git could not read what this box keeps of the remote. */
  TargetFault damaged(String doing, ToolResult result) {
    return new TargetFault(
        Kind.IO_ERROR,
        "%s: %s failed: %s: what this box keeps of the repository is damaged; it is made again when it is needed"
            .formatted(title, doing, words(result)));
  }

  /** Something on this box failed. */
  TargetFault here(String doing, Exception cause) {
    return new TargetFault(
        Kind.UNAVAILABLE,
        "%s: %s failed on this box: %s".formatted(title, doing, cause.getMessage()),
        cause);
  }

  private static boolean says(String err, List<String> texts) {
    return texts.stream().anyMatch(err::contains);
  }

  /** Whether only this side says it. */
  private static boolean here(String err, String text) {
    return err.lines().anyMatch(line -> line.contains(text))
        && err.lines()
            .filter(line -> line.contains(text))
            .noneMatch(line -> line.contains("remote"));
  }

  /** What is to the point of what it said: the reason first, what follows from it after. */
  private static String words(ToolResult result) {
    List<String> lines =
        Stream.concat(result.err().lines(), rejections(result))
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !NOISE.matcher(line).matches())
            .distinct()
            .toList();
    String said = lines.isEmpty() ? result.lastError() : String.join("; ", last(lines));
    said = LOGIN.matcher(said).replaceAll("$1***@");
    if (said.isEmpty()) {
      said = "git ended with exit code " + result.exitCode();
    }
    return said.length() <= LONGEST_WORDS ? said : said.substring(0, LONGEST_WORDS) + "...";
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - 3), lines.size());
  }

  /** Of {@code push --porcelain}: lines of refs that were not taken. */
  private static Stream<String> rejections(ToolResult result) {
    return result.out().lines().filter(line -> line.startsWith("!")).map(GitFaults::rejection);
  }

  private static String rejection(String line) {
    return line.substring(line.lastIndexOf('\t') + 1);
  }
}
