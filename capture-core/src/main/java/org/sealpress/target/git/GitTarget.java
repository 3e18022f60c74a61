package org.sealpress.target.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Names;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.git.Committer.Added;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.Version;

/**
 * A branch of a Git repository. A put is a commit and a push, many together are one of each. A
 * branch that others have added to is built upon; one from which a pushed commit is missing, or
 * whose files were changed, is left as it is and told ({@link Kind#DENIED}) until a person has
 * decided. It can be read all the same.
 *
 * <p>{@link #open} and {@link #readBack} are the same: both fetch the content from the remote, and
 * what they give is what came. Caches of the server can't be passed.
 */
public final class GitTarget implements Batching {
  private static final Tool GIT = new Tool("git", "git");
  private static final Version OLDEST = new Version(2, 30, 0);

  private final GitFaults faults;
  private final Cache cache;
  private final Contents contents;
  private final Committer committer;
  private final ReadBack readBack;

  private GitTarget(Git git, GitPlace place, Path folder, Clock clock) {
    faults = git.faults();
    cache = new Cache(folder, place, git);
    RemoteBranch remote = new RemoteBranch(git, place);
    Follower follower = new Follower(remote, cache, new Trees(cache, git), faults);
    readBack = new ReadBack(remote, cache);
    contents = new Contents(follower, readBack);
    committer = new Committer(git, follower, clock);
  }

  /**
   * Makes a target, without talking to the remote yet.
   *
   * @throws TargetFault {@link Kind#UNAVAILABLE} when git is missing or too old, {@link
   *     Kind#DENIED} when the ssh key can't be read
   * @throws IllegalArgumentException when the URL or the branch is none, or the URL has a login
   */
  public static GitTarget open(GitSettings settings, GitLimits limits, Clock clock)
      throws TargetFault {
    return open(settings, limits, clock, GIT);
  }

  static GitTarget open(GitSettings settings, GitLimits limits, Clock clock, Tool tool)
      throws TargetFault {
    try {
      GitPlace place = new GitPlace(settings.url(), settings.branch());
      GitFaults faults = new GitFaults("target \"%s\" (%s)".formatted(settings.name(), place));
      checkVersion(tool, faults);
      Git plain = new Git(tool, place.url(), Map.of(), limits, faults);
      Map<String, String> login = new Login(plain, settings, place).environment();
      Git git = new Git(tool, place.url(), login, limits, faults);
      GitTarget target = new GitTarget(git, place, settings.cache(), clock);
      target.cache.sweep();
      return target;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "target \"" + settings.name() + "\": " + e.getMessage(), e);
    }
  }

  private static void checkVersion(Tool tool, GitFaults faults) throws TargetFault {
    try {
      Version version = tool.version("version");
      if (version.compareTo(OLDEST) < 0) {
        throw new TargetFault(
            Kind.UNAVAILABLE,
            "%s: %s is version %s, expected %s or newer: install the package git of Debian 12 or later"
                .formatted(faults.title(), tool.program(), version, OLDEST));
      }
    } catch (ToolFault e) {
      throw faults.of("starting git", e);
    }
  }

  @Override
  public void put(String name, Content content) throws TargetFault {
    Names.check(name);
    Function<String, Part> part = each -> new Part(each, content, Optional.empty());
    Added added = mended(() -> committer.add("storing " + name, List.of(name), part));
    if (added.parts().isEmpty()) {
      Entry there = Objects.requireNonNull(added.obstacles().get(name), "why else was it left out");
      keep(name, there, part.apply(name));
    } else {
      readable(added.parts().get(0));
    }
  }

  private void keep(String name, Entry there, Part wanted) throws TargetFault {
    if (!there.path().equals(name)) {
      throw taken(name, there.path() + " is a file");
    }
    if (!there.file()) {
      throw taken(name, "there is a folder of that name, or a link");
    }
    try (wanted) {
      var unused = wanted.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw faults.here("comparing " + name, e);
    }
    readable(wanted);
    if (!wanted.hash().equals(there.hash())) {
      throw taken(
          name,
          "it is there already with other content (git's hash %s, expected %s); nothing was changed; compare the two"
              .formatted(there.hash(), wanted.hash()));
    }
  }

  private TargetFault taken(String name, String why) {
    return new TargetFault(
        Kind.NAME_TAKEN, "%s: %s can't be stored: %s".formatted(faults.title(), name, why));
  }

  private void readable(Part part) throws TargetFault {
    if (part.problem().isPresent()) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE,
          "%s was not stored in %s: what was to be stored can't be read: %s"
              .formatted(part.name(), faults.title(), part.problem().get().getMessage()),
          part.problem().get());
    }
  }

  @Override
  public Set<String> putProven(Map<String, Expected> wanted) throws TargetFault {
    wanted.keySet().forEach(Names::check);
    if (wanted.isEmpty()) {
      return Set.of();
    }
    String doing = "storing %d files".formatted(wanted.size());
    Added added =
        mended(() -> committer.add(doing, wanted.keySet(), name -> part(name, of(wanted, name))));
    Map<String, String> stored =
        Import.good(added.parts()).stream().collect(Collectors.toMap(Part::name, Part::hash));
    return readBack.sha256(stored).entrySet().stream()
        .filter(sum -> sum.getValue().equals(of(wanted, sum.getKey()).sha256()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Expected of(Map<String, Expected> wanted, String name) {
    return Objects.requireNonNull(wanted.get(name), "only names that were given are asked for");
  }

  private static Part part(String name, Expected expected) {
    return new Part(name, expected.content(), Optional.of(expected.sha256()));
  }

  @Override
  public InputStream open(String name) throws TargetFault {
    Names.check(name);
    Entry entry =
        mended(() -> contents.find(name))
            .orElseThrow(
                () ->
                    new TargetFault(
                        Kind.NOT_FOUND,
                        "%s: nothing is stored as %s".formatted(faults.title(), name)));
    return readBack.open(name, entry.hash());
  }

  @Override
  public InputStream readBack(String name) throws TargetFault {
    return open(name);
  }

  @Override
  public Optional<Stat> stat(String name) throws TargetFault {
    Names.check(name);
    return mended(() -> contents.stat(name));
  }

  @Override
  public List<Stat> list(String folder) throws TargetFault {
    Names.checkFolder(folder);
    return mended(() -> contents.list(folder));
  }

  private interface Action<T> {
    T run() throws TargetFault;
  }

  /** Does it once more when it failed because the cache is damaged. */
  private <T> T mended(Action<T> action) throws TargetFault {
    try {
      return action.run();
    } catch (TargetFault fault) {
      if (fault.kind() != Kind.IO_ERROR || cache.intact()) {
        throw fault;
      }
      cache.discard();
      return action.run();
    }
  }

  /** What and where it is. */
  @Override
  public String toString() {
    return faults.title();
  }
}
