package org.sealpress.target.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Call;
import org.sealpress.tool.ToolResult;

/** The branch on the remote. Each call is a connection. */
record RemoteBranch(Git git, GitPlace place) {
  /** What a fetch leaves in the repository that it is made into. */
  private static final String FETCHED = "refs/heads/fetched";

  /** What a server says that gives no contents by their hashes. */
  static final String NOT_BY_HASH = "unadvertised object";

  private static final int SHA1_DIGITS = 40;

  private static final List<String> MOVED =
      List.of(
          "[rejected]",
          "failed to update ref",
          "cannot lock ref",
          "reference already exists",
          "incorrect old value");

  /**
   * The commit at its end now; empty when the repository can be reached and has no such branch.
   *
   * @param repository any, for git to run in
   */
  Optional<String> head(Path repository) throws TargetFault {
    String out =
        git.answer(
            "asking for the branch",
            git.asking(repository, "ls-remote", "--", Git.REMOTE, place.ref()));
    Optional<String> head =
        out.lines()
            .filter(line -> line.endsWith("\t" + place.ref()))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .findFirst();
    if (head.isPresent() && head.get().length() != SHA1_DIGITS) {
      throw new TargetFault(
          Kind.DENIED,
          "%s: the repository names its objects by SHA-256, expected SHA-1: make another one with \"git init --bare --object-format=sha1\""
              .formatted(git.faults().title()));
    }
    return head;
  }

  /** Gives files of the branch, as a tar archive, where the server does. */
  ToolResult archive(String doing, Path repository, OutputStream to, Collection<String> names)
      throws TargetFault {
    Call call = git.receiving(repository, "archive", "--format=tar", "--remote=" + Git.REMOTE);
    return git.run(doing, call.with(place.ref(), "--").with(List.copyOf(names)).output(to));
  }

  /**
   * Fetches what the repository doesn't have; contents too, where the server minds no filter. Such
   * a server takes it that contents of earlier commits are here, and may send one as its difference
   * to another that is not: then it is asked to send whole ones, which {@code git fetch} can't.
   *
   * @return the newest commit
   */
  String fetch(String doing, Path into) throws TargetFault, IOException {
    Call call = git.receiving(into, "fetch", "--progress", "--no-tags", "--no-write-fetch-head");
    call.with("--filter=blob:none", "--", Git.REMOTE, "+" + place.ref() + ":" + FETCHED);
    ToolResult result = git.run(doing, call);
    if (result.ok()) {
      return Files.readString(into.resolve(FETCHED)).strip();
    } else if (place.ssh() && result.err().contains(NOT_BY_HASH)) {
      String out = git.answer(doing, git.receiving(into, "fetch-pack", git.url(), place.ref()));
      return out.lines()
          .filter(line -> line.endsWith(" " + place.ref()))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst()
          .orElseThrow(() -> git.faults().of(doing, result));
    }
    throw git.faults().of(doing, result);
  }

  /** Fetches contents by their hashes, where the server gives such. */
  ToolResult fetchContents(String doing, Path into, Collection<String> hashes) throws TargetFault {
    Call call = git.receiving(into, "fetch", "--progress", "--no-tags", "--no-write-fetch-head");
    return git.run(doing, call.with("--", Git.REMOTE).with(List.copyOf(hashes)));
  }

  /**
   * Puts a commit at the end of the branch, which must be at its parent.
   *
   * @param bytes about how many are sent
   * @return false when the branch is elsewhere by now; nothing is changed then
   */
  boolean push(String doing, Path from, String commit, long bytes) throws TargetFault {
    Call call = git.sending(bytes, from, "push", "--progress", "--porcelain", "--no-verify");
    ToolResult result = git.run(doing, call.with("--", Git.REMOTE, commit + ":" + place.ref()));
    if (!result.ok()) {
      if (result.out().lines().anyMatch(RemoteBranch::moved)) {
        return false;
      }
      throw git.faults().of(doing, result);
    }
    return true;
  }

  private static boolean moved(String line) {
    return line.startsWith("!") && MOVED.stream().anyMatch(line::contains);
  }
}
