package org.sealpress.target.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Call;

/** Keeps up with the remote: what it has now, and whether that is still what was pushed. */
record Follower(RemoteBranch remote, Cache cache, Trees trees, GitFaults faults) {
  private static final int DIGITS = 12;

  /**
   * What the remote has.
   *
   * @param head the newest commit, which the cache has now; empty in a repository without it
   * @param objection why nothing must be committed on top of it, if so
   */
  record View(Optional<String> head, @Nullable TargetFault objection) {}

  /** Asks the remote; fetches commits and trees when it has moved. */
  View view() throws TargetFault {
    cache.prepare();
    Optional<String> head = remote.head(cache.repository());
    Optional<String> pushed = cache.pushed();
    if (head.isEmpty()) {
      if (pushed.isPresent()) {
        throw gone(pushed.get());
      }
      return new View(head, null);
    }
    if (head.equals(pushed) && head.equals(cache.seen())) {
      return new View(head, null);
    }
    return cache.locked(() -> follow(head.get()));
  }

  private View follow(String head) throws TargetFault {
    String there = head;
    if (!Optional.of(head).equals(cache.seen())) {
      there = fetch();
    }
    Optional<String> pushed = cache.pushed();
    TargetFault objection = pushed.isPresent() ? judge(pushed.get(), there) : null;
    if (objection == null) {
      cache.pushed(there);
    }
    return new View(Optional.of(there), objection);
  }

  private String fetch() throws TargetFault {
    String doing = "fetching what is new there";
    try (Scratch scratch = cache.scratch()) {
      String head = remote.fetch(doing, scratch.repository());
      Map<String, Long> sizes = told(doing, scratch, head);
      cache.adopt(scratch, head, sizes);
      cache.sizes().add(measured(doing, scratch));
      return head;
    } catch (IOException e) {
      throw faults.here(doing, e);
    }
  }

  /** Sizes by what the commits say that are not in the past of the newest one here. */
  private Map<String, Long> told(String doing, Scratch scratch, String head)
      throws TargetFault, IOException {
    Call call = remote.git().call(scratch.repository(), "log", "--format=%B", head);
    cache.seen().ifPresent(seen -> call.with("^" + seen));
    return lines(doing, call, "");
  }

  /** Sizes by what all commits say that are here. */
  Map<String, Long> told(String doing) throws TargetFault, IOException {
    Call call = remote.git().call(cache.repository(), "log", "--format=%B");
    return lines(doing, call.with(cache.seen().stream().toList()), "");
  }

  /** Sizes of what the server has sent although it was not asked for. */
  private Map<String, Long> measured(String doing, Scratch scratch)
      throws TargetFault, IOException {
    scratch.alone();
    Call call =
        remote.git().call(scratch.repository(), "cat-file", "--batch-all-objects", "--unordered");
    return lines(
        doing, call.with("--batch-check=%(objectname) %(objectsize) %(objecttype)"), " blob");
  }

  private Map<String, Long> lines(String doing, Call call, String end)
      throws TargetFault, IOException {
    try (InputStream out = remote.git().stream(doing, call);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8))) {
      return Sizes.in(lines, end);
    }
  }

  private @Nullable TargetFault judge(String pushed, String head) throws TargetFault {
    if (!trees.contains(head, pushed)) {
      return new TargetFault(
          Kind.DENIED,
          "%s: commit %s, which was pushed, is not in the branch any more (it ends with %s now): the repository was rolled back, or its history was rewritten. Nothing is stored there and nothing is overwritten. If nobody meant to do that, push that commit there again from a clone; if it was meant, remove the folder %s on this box, and what is missing there is brought again"
              .formatted(faults.title(), shortly(pushed), shortly(head), cache.folder()));
    }
    List<String> changed = trees.changed(pushed, head);
    if (!changed.isEmpty()) {
      return new TargetFault(
          Kind.DENIED,
          "%s: %d files that were pushed have been changed or deleted by others since commit %s, the first is %s. Nothing is stored there and nothing is overwritten. Undo that with \"git revert\" in a clone; if it was meant, remove the folder %s on this box"
              .formatted(
                  faults.title(), changed.size(), shortly(pushed), changed.get(0), cache.folder()));
    }
    return null;
  }

  private TargetFault gone(String pushed) {
    return new TargetFault(
        Kind.DENIED,
        "%s: the branch is gone, expected commit %s that was pushed: the repository was emptied or exchanged, or the branch was deleted or renamed. Nothing is stored there. If nobody meant to do that, push the branch there again from a clone; if it was meant, remove the folder %s on this box, and everything is brought again"
            .formatted(faults.title(), shortly(pushed), cache.folder()));
  }

  private static String shortly(String commit) {
    return commit.substring(0, DIGITS);
  }
}
