package org.sealpress.target.git;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.git.Follower.View;

/** Adds files to the branch: one commit and one push for all that are given. */
final class Committer {
  private static final int TRIES = 5;

  private final Git git;
  private final Follower follower;
  private final Clock clock;

  Committer(Git git, Follower follower, Clock clock) {
    this.git = git;
    this.follower = follower;
    this.clock = clock;
  }

  /**
   * What became of them.
   *
   * @param parts those with a free name; stored unless they have a problem
   * @param obstacles what is in the way of the other names, where it is on the remote already
   */
  record Added(List<Part> parts, Map<String, Entry> obstacles) {}

  /**
   * Adds those whose names are free and whose contents are right. When another one pushes at the
   * same time it is done again on top of that.
   *
   * @param part gives the content of a name, each time from its start
   */
  Added add(String doing, Collection<String> names, Function<String, Part> part)
      throws TargetFault {
    for (int i = 0; i < TRIES; i++) {
      View view = follower.view();
      if (view.objection() != null) {
        throw view.objection();
      }
      Map<String, Entry> there =
          view.head().isPresent() ? follower.trees().look(view.head().get(), names) : Map.of();
      Vacancy vacancy = new Vacancy(there);
      Map<String, Entry> obstacles = new HashMap<>();
      List<Part> parts = new ArrayList<>();
      for (String name : names) {
        if (vacancy.take(name)) {
          parts.add(part.apply(name));
        }
        vacancy.obstacle(name).ifPresent(entry -> obstacles.put(name, entry));
      }
      if (parts.isEmpty() || push(doing, view.head(), parts)) {
        return new Added(parts, obstacles);
      }
    }
    throw new TargetFault(
        Kind.UNAVAILABLE,
        "%s: %s failed: others commit to this branch all the time; it is tried again later; give the box a branch of its own"
            .formatted(git.faults().title(), doing));
  }

  /** Whether that is done; false when the branch has moved on meanwhile. */
  private boolean push(String doing, Optional<String> head, List<Part> parts) throws TargetFault {
    Cache cache = follower.cache();
    try (Scratch scratch = cache.scratch()) {
      Optional<String> commit = new Import(git, clock).make(scratch, head, parts);
      if (commit.isEmpty()) {
        return true;
      }
      long bytes = parts.stream().mapToLong(Part::size).sum();
      if (!follower.remote().push(doing, scratch.repository(), commit.get(), bytes)) {
        return false;
      }
      cache.pushed(commit.get());
      return cache.locked(
          () -> {
            cache.adopt(scratch, commit.get(), Import.sizes(parts));
            return true;
          });
    }
  }
}
