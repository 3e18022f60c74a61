package org.sealpress.target.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sealpress.durable.DurableFiles;
import org.sealpress.target.TargetFault;

/**
 * What this machine keeps of the remote: commits and trees without any content, how long the
 * contents are, and which commit was pushed last. Lost or damaged, it is made again from the
 * remote; what was pushed is in a file of its own, beside the rest. Changes are made under {@link
 * #locked}.
 *
 * <pre>
 * FOLDER/origin        the repository and the branch that all this is of
 * FOLDER/pushed        the commit that the branch must contain
 * FOLDER/repository/   bare; refs/seen is the newest commit that is here with its trees
 * FOLDER/temporary/    scratch repositories
 * </pre>
 */
final class Cache {
  private static final String DOING = "keeping what the remote has";
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final String SEEN = "refs/seen";

  private final Path folder;
  private final GitPlace place;
  private final Git git;

  Cache(Path folder, GitPlace place, Git git) {
    this.folder = folder.toAbsolutePath();
    this.place = place;
    this.git = git;
  }

  /** Where it is, for messages. */
  Path folder() {
    return folder;
  }

  /** The repository of commits and trees. */
  Path repository() {
    return folder.resolve("repository");
  }

  /** What is done while nobody else changes it. */
  interface Work<T> {
    T run() throws TargetFault, IOException;
  }

  /** Does something while nobody else changes it; not to be nested. */
  <T> T locked(Work<T> work) throws TargetFault {
    try {
      DurableFiles.createDirectories(folder);
      CacheLock lock = CacheLock.take(folder.resolve("lock"), git.limits().local(0));
      try {
        return work.run();
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw git.faults().here(DOING, e);
    }
  }

  /** Makes what is missing, and begins anew when the target is another one than before. */
  void prepare() throws TargetFault {
    if (!ready()) {
      locked(
          () -> {
            Path origin = folder.resolve("origin");
            if (Files.exists(origin) && !read(origin).equals(origin())) {
              Files.deleteIfExists(folder.resolve("pushed"));
              deleteRepository();
            }
            replace(origin, origin());
            Scratch.make(repository());
            return true;
          });
    }
  }

  private boolean ready() throws TargetFault {
    try {
      return Files.isDirectory(repository().resolve("objects"))
          && read(folder.resolve("origin")).equals(origin());
    } catch (IOException e) {
      throw git.faults().here(DOING, e);
    }
  }

  private String origin() {
    return place.url() + "\n" + place.ref() + "\n";
  }

  /** Forgets commits and trees, which were found damaged. */
  void discard() throws TargetFault {
    locked(
        () -> {
          deleteRepository();
          Scratch.make(repository());
          return true;
        });
  }

  private void deleteRepository() throws IOException {
    if (Files.exists(repository())) {
      DurableFiles.deleteTree(repository());
    }
  }

  /** The newest commit that is here, with its trees and its past. */
  Optional<String> seen() throws TargetFault {
    return commitIn(repository().resolve(SEEN));
  }

  /** The commit that was pushed last, or found on top of it. */
  Optional<String> pushed() throws TargetFault {
    return commitIn(folder.resolve("pushed"));
  }

  private Optional<String> commitIn(Path file) throws TargetFault {
    try {
      return Optional.of(read(file).strip()).filter(text -> COMMIT.matcher(text).matches());
    } catch (IOException e) {
      throw git.faults().here(DOING, e);
    }
  }

  /** Remembers what the branch must contain from now on. */
  void pushed(String commit) throws TargetFault {
    try {
      replace(folder.resolve("pushed"), commit + "\n");
    } catch (IOException e) {
      throw git.faults().here(DOING, e);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    DurableFiles.write(fresh, text.getBytes(StandardCharsets.US_ASCII));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A scratch repository that sees what is here. */
  Scratch scratch() throws TargetFault {
    Scratch scratch = emptyScratch();
    try {
      Optional<String> seen = seen();
      if (seen.isPresent()) {
        scratch.on(repository(), seen.get());
      }
      return scratch;
    } catch (IOException e) {
      scratch.close();
      throw git.faults().here(DOING, e);
    } catch (TargetFault e) {
      scratch.close();
      throw e;
    }
  }

  /** A scratch repository that sees nothing: what it has later came from the remote. */
  Scratch emptyScratch() throws TargetFault {
    try {
      return Scratch.in(folder.resolve("temporary"));
    } catch (IOException e) {
      throw git.faults().here(DOING, e);
    }
  }

  /** Removes scratch repositories that a crash left. */
  void sweep() {
    Scratch.sweep(folder.resolve("temporary"));
  }

  /**
   * Takes over a commit with its trees and its past, but no content. While it is locked.
   *
   * @param sizes of contents by their hashes, as far as they are known
   */
  void adopt(Scratch from, String commit, Map<String, Long> sizes) throws TargetFault {
    String wanted = commit + "\n" + seen().map(seen -> "^" + seen + "\n").orElse("");
    copy(from.repository(), wanted);
    try {
      sizes().add(sizes);
      replace(repository().resolve(SEEN), commit + "\n");
    } catch (IOException e) {
      throw git.faults().here(DOING, e);
    }
    Packs packs = new Packs(repository().resolve("objects/pack"));
    if (packs.many()) {
      packs.replaceBy(() -> copy(repository(), commit + "\n"), git.faults());
    }
  }

  /** Copies commits and trees into this repository; gives what git names the new pack. */
  private String copy(Path from, String wanted) throws TargetFault {
    try (InputStream pack =
        git.stream(
            DOING,
            git.call(from, "pack-objects", "-q", "--stdout", "--revs", "--filter=blob:none")
                .input(new ByteArrayInputStream(wanted.getBytes(StandardCharsets.US_ASCII))))) {
      return git.answer(DOING, git.call(repository(), "index-pack", "--stdin").input(pack));
    } catch (IOException e) {
      throw git.faults().here(DOING, e);
    }
  }

  /** How long contents are. */
  Sizes sizes() {
    return new Sizes(repository().resolve("sizes"));
  }

  /** Whether all is here that should be. */
  boolean intact() throws TargetFault {
    Optional<String> seen = seen();
    return seen.isEmpty()
        || git.run(
                "checking the cache",
                git.call(
                    repository(),
                    "rev-list",
                    "--objects",
                    "--filter=blob:none",
                    "--quiet",
                    seen.get()))
            .ok();
  }
}
