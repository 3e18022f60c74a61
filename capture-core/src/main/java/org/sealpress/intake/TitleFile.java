package org.sealpress.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sealpress.cipher.Altered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The title of a capture in its spool, under its key. A new one is durable under a name of its own
 * before the one before it is removed.
 */
final class TitleFile {
  private static final Logger LOG = LoggerFactory.getLogger(TitleFile.class);
  private static final String NAMES = "title-";

  private final LockedFiles files;

  TitleFile(LockedFiles files) {
    this.files = files;
  }

  /** Keeps a title. On the disk when this returns. */
  synchronized void write(DocumentTitle title) throws IOException {
    List<String> before = names();
    try (NewSide file = files.create(next(before))) {
      file.write(title.text().getBytes(StandardCharsets.UTF_8));
      file.commit();
    }
    for (String name : before) {
      Files.deleteIfExists(files.folder().resolve(name));
    }
  }

  /** The title; none when there is none, or when the disk has damaged it. */
  synchronized DocumentTitle read() throws IOException {
    List<String> names = names();
    for (int i = names.size() - 1; i >= 0; i--) {
      try (InputStream in = files.read(names.get(i))) {
        return new DocumentTitle(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (Altered | IllegalArgumentException e) {
        LOG.warn("{} in {} is damaged: the title is lost", names.get(i), files.folder());
      }
    }
    return DocumentTitle.NONE;
  }

  private static String next(List<String> names) {
    int last =
        names.isEmpty()
            ? 0
            : Integer.parseInt(names.get(names.size() - 1).substring(NAMES.length()));
    return NAMES + "%04d".formatted(last + 1);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(files.folder())) {
      return all.map(file -> Objects.requireNonNull(file.getFileName()).toString())
          .filter(name -> name.matches(NAMES + "[0-9]{4,9}"))
          .sorted()
          .toList();
    }
  }
}
