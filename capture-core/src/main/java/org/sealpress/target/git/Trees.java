package org.sealpress.target.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sealpress.target.Names;
import org.sealpress.target.TargetFault;
import org.sealpress.tool.ToolExit;
import org.sealpress.tool.ToolResult;

/** Looks into commits of the cache. */
record Trees(Cache cache, Git git) {
  private static final int AT_ONCE = 500;

  /** What a commit has under these names, and under the folders on the way to them. */
  Map<String, Entry> look(String commit, Collection<String> names) throws TargetFault {
    TreeSet<String> paths = new TreeSet<>();
    for (String name : names) {
      paths.add(name);
      for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
        paths.add(name.substring(0, at));
      }
    }
    Map<String, Entry> found = new HashMap<>();
    List<String> all = new ArrayList<>(paths);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      read(
          entry -> found.put(entry.path(), entry),
          Stream.concat(Stream.of("-z", "-t", commit, "--"), some.stream()).toList());
    }
    return found;
  }

  /** All files of a commit that can be names of a target and lie in a folder. */
  List<Entry> files(String commit, String folder) throws TargetFault {
    String start = folder.isEmpty() ? "" : folder + "/";
    List<Entry> found = new ArrayList<>();
    List<String> arguments = new ArrayList<>(List.of("-z", "-r", commit));
    if (!folder.isEmpty()) {
      arguments.addAll(List.of("--", folder));
    }
    read(
        entry -> {
          if (entry.file() && entry.path().startsWith(start) && Names.isName(entry.path())) {
            found.add(entry);
          }
        },
        arguments);
    return found;
  }

  private void read(Consumer<Entry> sink, List<String> arguments) throws TargetFault {
    String doing = "looking into the cache";
    try (InputStream out =
        new BufferedInputStream(
            git.stream(
                doing, git.call(cache.repository(), "ls-tree", "--full-tree").with(arguments)))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = out.read(); next >= 0; next = out.read()) {
        if (next != 0) {
          line.write(next);
        } else {
          Entry.in(line.toString(StandardCharsets.UTF_8)).ifPresent(sink);
          line.reset();
        }
      }
    } catch (ToolExit e) {
      throw git.faults().damaged(doing, e.result());
    } catch (IOException e) {
      throw git.faults().here(doing, e);
    }
  }

  /** Whether a commit is another one, or in its past. */
  boolean contains(String commit, String past) throws TargetFault {
    String doing = "comparing histories";
    if (commit.equals(past)) {
      return true;
    }
    ToolResult exists =
        git.run(doing, git.call(cache.repository(), "cat-file", "-e", past + "^{commit}"));
    if (!exists.ok()) {
      return false; // The cache has all that the remote has.
    }
    ToolResult is =
        git.run(doing, git.call(cache.repository(), "merge-base", "--is-ancestor", past, commit));
    if (is.exitCode() > 1) {
      throw git.faults().damaged(doing, is);
    }
    return is.ok();
  }

  /** Names that a commit has, and a later one has no more or with another content. */
  List<String> changed(String commit, String later) throws TargetFault {
    String doing = "comparing histories";
    ToolResult result =
        git.run(
            doing,
            git.call(cache.repository(), "diff-tree", "-r", "-z", "--name-only", "--no-renames")
                .with("--diff-filter=MDT", commit, later));
    if (!result.ok()) {
      throw git.faults().damaged(doing, result);
    }
    return Stream.of(result.out().split("\0", -1)).filter(Names::isName).toList();
  }
}
