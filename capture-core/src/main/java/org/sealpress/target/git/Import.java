package org.sealpress.target.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpress.target.TargetFault;

/**
 * Makes a commit that adds files, by one {@code git fast-import}: contents stream through it into
 * one pack, and those that turn out to be wrong are left out of the commit, which comes last. Its
 * message says how long they are.
 */
record Import(Git git, Clock clock) {
  private static final String COMMIT = "refs/heads/made";
  private static final String WHO = "Sealpress <sealpress@localhost>";

  /** Keeps a clone on Windows from changing the ends of lines. */
  private static final String ATTRIBUTES = "* -text\n";

  /**
   * Makes one.
   *
   * @param scratch where the parent, if there is one, can be seen
   * @param parts read to their ends when it returns
   * @return the commit; empty when no part is right
   */
  Optional<String> make(Scratch scratch, Optional<String> parent, List<Part> parts)
      throws TargetFault {
    String doing = "making a commit";
    Stream<Source> sources =
        Stream.concat(
            parts.stream().flatMap(Import::blob), Stream.of(() -> text(commit(parent, parts))));
    long bytes = parts.stream().mapToLong(Part::size).sum();
    try (InputStream all = joined(sources.toList())) {
      var unused =
          git.answer(
              doing,
              git.call(scratch.repository(), "fast-import", "--quiet", "--done", "--depth=0")
                  .limit(git.limits().local(bytes))
                  .input(all));
      return good(parts).isEmpty()
          ? Optional.empty()
          : Optional.of(Files.readString(scratch.repository().resolve(COMMIT)).strip());
    } catch (IOException e) {
      throw git.faults().here(doing, e);
    }
  }

  static List<Part> good(List<Part> parts) {
    return parts.stream().filter(part -> part.problem().isEmpty()).toList();
  }

  /** How long the parts are that are right, by git's hashes. */
  static Map<String, Long> sizes(List<Part> parts) {
    return good(parts).stream().collect(Collectors.toMap(Part::hash, Part::size, (a, b) -> a));
  }

  private interface Source {
    InputStream open();
  }

  private static Stream<Source> blob(Part part) {
    return Stream.of(() -> text("blob\ndata " + part.size() + "\n"), () -> part, () -> text("\n"));
  }

  /** One after the other; each is opened when the one before has ended. */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing newer
  private static InputStream joined(List<Source> sources) {
    Iterator<Source> left = sources.iterator();
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return left.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return left.next().open();
          }
        });
  }

  private String commit(Optional<String> parent, List<Part> parts) {
    List<Part> good = good(parts);
    if (good.isEmpty()) {
      return "done\n";
    }
    StringBuilder message = new StringBuilder(good.get(0).name());
    if (good.size() > 1) {
      message.append(" and ").append(good.size() - 1).append(" more");
    }
    message.append("\n\n");
    StringBuilder files = new StringBuilder();
    if (parent.isEmpty()) {
      files.append("M 100644 inline .gitattributes\n").append(data(ATTRIBUTES));
    }
    for (Part part : good) {
      message.append("%s %d %s\n".formatted(part.hash(), part.size(), part.name()));
      files.append("M 100644 %s %s\n".formatted(part.hash(), part.name()));
    }
    return "commit %s\ncommitter %s %d +0000\n%s%s%s\ndone\n"
        .formatted(
            COMMIT,
            WHO,
            clock.instant().getEpochSecond(),
            data(message.toString()),
            parent.map(commit -> "from " + commit + "\n").orElse(""),
            files);
  }

  private static String data(String text) {
    return "data %d\n%s".formatted(text.length(), text);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
