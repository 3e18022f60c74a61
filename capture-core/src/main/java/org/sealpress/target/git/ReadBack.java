package org.sealpress.target.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sealpress.durable.Sha256;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/**
 * Reads files from the remote, and from nowhere else: by the hashes of their contents, or from a
 * server whose protocol has no way to do that, as an archive of the files. One connection for as
 * many as are asked for.
 */
final class ReadBack {
  private static final int AT_ONCE = 200;

  private static final List<String> NO_ARCHIVES =
      List.of(
          "invalid command", "not supported", "unknown command", "expected ack", "not exported");

  private final RemoteBranch remote;
  private final Cache cache;
  private final GitFaults faults;
  private volatile boolean byArchive;

  ReadBack(RemoteBranch remote, Cache cache) {
    this.remote = remote;
    this.cache = cache;
    faults = remote.git().faults();
  }

  /** Opens one file; the caller closes. */
  InputStream open(String name, String hash) throws TargetFault {
    String doing = "reading " + name;
    Fetched fetched = fetch(doing, Map.of(name, hash));
    try {
      return fetched.openAlone(name, hash);
    } catch (IOException e) {
      fetched.close();
      throw faults.here(doing, e);
    } catch (TargetFault e) {
      fetched.close();
      throw e;
    }
  }

  /**
   * SHA-256 of each file, hex.
   *
   * @param files git's hashes, by name
   */
  Map<String, String> sha256(Map<String, String> files) throws TargetFault {
    Map<String, String> sums = new HashMap<>();
    read(files, (name, hash, in) -> sums.put(name, Sha256.of(in)));
    return sums;
  }

  /** How long each content is, by git's hash. */
  Map<String, Long> sizes(Map<String, String> files) throws TargetFault {
    Map<String, Long> sizes = new HashMap<>();
    read(
        files, (name, hash, in) -> sizes.put(hash, in.transferTo(OutputStream.nullOutputStream())));
    return sizes;
  }

  private interface Reader {
    void read(String name, String hash, InputStream in) throws IOException;
  }

  private void read(Map<String, String> files, Reader reader) throws TargetFault {
    String doing = "reading back";
    List<String> names = new ArrayList<>(new TreeMap<>(files).keySet());
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      Map<String, String> some = new TreeMap<>(files);
      some.keySet().retainAll(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
      try (Fetched fetched = fetch(doing, some)) {
        for (Map.Entry<String, String> file : some.entrySet()) {
          try (InputStream in = fetched.open(file.getKey(), file.getValue())) {
            reader.read(file.getKey(), file.getValue(), in);
          }
        }
      } catch (IOException e) {
        throw faults.here(doing, e);
      }
    }
  }

  private Fetched fetch(String doing, Map<String, String> files) throws TargetFault {
    Scratch scratch = cache.emptyScratch();
    try {
      return new Fetched(
          scratch, byArchive ? archive(doing, scratch, files) : contents(doing, scratch, files));
    } catch (IOException e) {
      scratch.close();
      throw faults.here(doing, e);
    } catch (TargetFault | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  private Fetched.Source contents(String doing, Scratch scratch, Map<String, String> files)
      throws TargetFault, IOException {
    ToolResult result =
        remote.fetchContents(doing, scratch.repository(), new TreeSet<>(files.values()));
    if (result.ok()) {
      Git git = remote.git();
      return (name, hash) ->
          git.stream(doing, git.call(scratch.repository(), "cat-file", "blob", hash));
    }
    if (result.err().contains(RemoteBranch.NOT_BY_HASH)) {
      byArchive = true;
      return archive(doing, scratch, files);
    }
    throw faults.of(doing, result);
  }

  private Fetched.Source archive(String doing, Scratch scratch, Map<String, String> files)
      throws TargetFault, IOException {
    Path file = scratch.repository().resolve("archive.tar");
    try (OutputStream out = Files.newOutputStream(file)) {
      ToolResult result = remote.archive(doing, scratch.repository(), out, files.keySet());
      String words = result.err().toLowerCase(Locale.ROOT);
      if (!result.ok() && NO_ARCHIVES.stream().anyMatch(words::contains)) {
        throw new TargetFault(
            Kind.DENIED,
            "%s: %s failed: the server gives no single files, so that what is stored there can't be read back: have it use protocol 2 (\"AcceptEnv GIT_PROTOCOL\" in its sshd_config), or set \"uploadpack.allowAnySHA1InWant\" in the repository there"
                .formatted(faults.title(), doing));
      } else if (!result.ok()) {
        throw faults.of(doing, result);
      }
    }
    Tar tar = Tar.index(file);
    for (Map.Entry<String, String> each : files.entrySet()) {
      check(doing, tar, each.getKey(), each.getValue());
    }
    return (name, hash) -> tar.open(name);
  }

  private void check(String doing, Tar tar, String name, String expected)
      throws TargetFault, IOException {
    BlobHash hash = new BlobHash(tar.size(name));
    byte[] chunk = new byte[1 << 16];
    try (InputStream in = tar.open(name)) {
      for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
        hash.update(chunk, 0, got);
      }
    }
    String found = hash.hex();
    if (!found.equals(expected)) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s: %s failed: the server gives a content of %s with git's hash %s, expected %s: check the repository there with \"git fsck\""
              .formatted(faults.title(), doing, name, found, expected));
    }
  }
}
