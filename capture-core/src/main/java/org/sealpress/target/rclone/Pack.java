package org.sealpress.target.rclone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sealpress.durable.HashedInput;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.Expected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that go to a remote together, as links in a temporary folder that only this user can read.
 * What can't be read is left out. Where the remote's own hash is the proof, what isn't as expected
 * is left out too: it must not get there.
 */
final class Pack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pack.class);

  private final Path folder;
  private final Checksum checksum;
  private final Map<String, String> hashes = new LinkedHashMap<>();
  private long bytes;

  private Pack(Path folder, Checksum checksum) {
    this.folder = folder;
    this.checksum = checksum;
  }

  /** Puts them together. */
  static Pack of(Map<String, Expected> contents, Checksum checksum) throws IOException {
    Pack pack = new Pack(Files.createTempDirectory("sealpress-"), checksum);
    try {
      Files.createDirectory(pack.files());
      contents.forEach(pack::add);
      return pack;
    } catch (IOException | RuntimeException e) {
      pack.close();
      throw e;
    }
  }

  private void add(String name, Expected expected) {
    Path link = files().resolve(name);
    try {
      Files.createDirectories(Objects.requireNonNull(link.getParent()));
      link(link, expected.content());
      hashes.put(name, checksum == Checksum.FETCHED ? expected.sha256() : own(link, expected));
      bytes += expected.content().size();
    } catch (IOException e) {
      LOG.debug("{} is left out: {}", name, e.getMessage());
      remove(link);
    }
  }

  private static void link(Path link, Content content) throws IOException {
    Optional<Path> file = content.file();
    if (file.isEmpty()) {
      try (InputStream in = ContentStream.of(content)) {
        Files.copy(in, link);
      }
    } else if (Files.size(file.get()) == content.size() && Files.isReadable(file.get())) {
      Files.createSymbolicLink(link, file.get().toRealPath());
    } else {
      throw new IOException(file.get() + " is not as long as it was, or can't be read");
    }
  }

  /** The hash by which the remote will be asked, of what has the expected one. */
  private String own(Path file, Expected expected) throws IOException {
    MessageDigest other;
    try {
      other = MessageDigest.getInstance(checksum.java());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + checksum.java(), e);
    }
    try (HashedInput in = new HashedInput(Files.newInputStream(file));
        DigestInputStream both = new DigestInputStream(in, other)) {
      both.transferTo(OutputStream.nullOutputStream());
      if (!in.sha256().equals(expected.sha256())) {
        throw new IOException("it has not the expected SHA-256");
      }
    }
    return HexFormat.of().formatHex(other.digest());
  }

  /** Leaves these out. */
  void drop(Collection<String> names) {
    for (String name : names) {
      if (hashes.remove(name) != null) {
        remove(files().resolve(name));
      }
    }
  }

  private static void remove(Path link) {
    try {
      Files.deleteIfExists(link);
    } catch (IOException e) {
      LOG.debug("{} was not removed: {}", link, e.getMessage());
    }
  }

  /** The folder with the links. */
  Path files() {
    return folder.resolve("files");
  }

  /** Writes lines for rclone into a file beside the links. */
  Path lines(String name, Collection<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  /** The names in it, in the order they came. */
  Set<String> names() {
    return Collections.unmodifiableSet(hashes.keySet());
  }

  /** Whether a file on the remote with this hash is the one of that name. */
  boolean holds(String name, String hash) {
    return hash.equals(hashes.get(name));
  }

  /** How it is proven. */
  Checksum checksum() {
    return checksum;
  }

  /** The size of all. */
  long bytes() {
    return bytes;
  }

  /** For messages. */
  String title() {
    String first = hashes.isEmpty() ? "nothing" : hashes.keySet().iterator().next();
    return hashes.size() < 2 ? first : "%s with %d others".formatted(first, hashes.size() - 1);
  }

  @Override
  public void close() {
    try (var all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Collections.reverseOrder()).toList();
      deepestFirst.forEach(Pack::remove);
    } catch (IOException e) {
      LOG.debug("{} was not removed: {}", folder, e.getMessage());
    }
  }
}
