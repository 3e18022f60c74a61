package org.sealpress.target.rclone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.Expected;
import org.sealpress.target.Names;
import org.sealpress.target.Portion;
import org.sealpress.target.SettingAside;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.rclone.Remote.Entry;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.Version;

/**
 * A place on a remote, through rclone. A call of rclone takes 50 to 300 ms before it does anything;
 * a put makes four (is the name free, is the root there, upload, rename), a batch five, whatever
 * its size (is the root there, upload, prove, rename, tidy up). Only one machine should put into a
 * place: between look and upload there is no lock, though a rename never overwrites, nor does an
 * upload by S3.
 *
 * <p>{@link #readBack} fetches everything again; caches of the server can't be passed.
 */
public final class RcloneTarget implements Batching, SettingAside {
  static final Tool RCLONE = new Tool("rclone", "rclone");
  private static final Version OLDEST = new Version(1, 60, 0);

  private final Remote remote;
  private final RemoteRoot root;
  private final RcloneFaults faults;
  private final Partials partials;
  private final Occupied occupied;
  private final Pacing pacing = new Pacing(System::nanoTime);
  private @Nullable Upload upload;
  private @Nullable BatchUpload batchUpload;

  private RcloneTarget(Remote remote, Clock clock) {
    this.remote = remote;
    faults = remote.rclone().faults();
    partials = new Partials(remote, clock);
    root = new RemoteRoot(remote, partials);
    occupied = new Occupied(remote);
  }

  /**
   * Makes a target, without talking to the remote yet.
   *
   * @param name its name in the configuration, for messages
   * @param where {@code NAME:PATH} of rclone's configuration file, {@code :KIND,OPTION=VALUE:PATH},
   *     or an absolute path; the folder must exist whenever the target is used
   * @param config rclone's configuration file; empty for that of this user
   * @throws TargetFault {@link Kind#UNAVAILABLE} when rclone is missing or too old, or the
   *     configuration file is missing
   * @throws IllegalArgumentException when {@code where} is no remote or holds a password
   */
  public static RcloneTarget open(
      String name, String where, Optional<Path> config, RcloneLimits limits, Clock clock)
      throws TargetFault {
    return open(name, where, config, limits, clock, RCLONE);
  }

  static RcloneTarget open(
      String name, String where, Optional<Path> config, RcloneLimits limits, Clock clock, Tool tool)
      throws TargetFault {
    RemoteSpec place;
    try {
      place = RemoteSpec.parse(where);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("target \"" + name + "\": " + e.getMessage(), e);
    }
    RcloneFaults faults = new RcloneFaults("target \"%s\" (%s)".formatted(name, place));
    if (config.isPresent() && !Files.isRegularFile(config.get())) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s: rclone's configuration file %s does not exist: make it with \"rclone config --config %s\" or correct its name"
              .formatted(faults.title(), config.get(), config.get()));
    }
    checkVersion(tool, faults);
    return new RcloneTarget(new Remote(new Rclone(tool, config, limits, faults), place), clock);
  }

  private static void checkVersion(Tool tool, RcloneFaults faults) throws TargetFault {
    try {
      Version version = tool.version("version");
      if (version.compareTo(OLDEST) < 0) {
        throw new TargetFault(
            Kind.UNAVAILABLE,
            "%s: %s is version %s, expected %s or newer: install the package rclone of Debian 12 or later"
                .formatted(faults.title(), tool.program(), version, OLDEST));
      }
    } catch (ToolFault e) {
      throw faults.of("starting rclone", e);
    }
  }

  @Override
  public void put(String name, Content content) throws TargetFault {
    Optional<Entry> there = root.look(Names.check(name));
    if (there.isPresent()) {
      keep(name, there.get(), content);
      return;
    }
    root.check();
    if (root.features().buckets() && occupied.isBelowObject(name)) {
      throw root.taken(name, "a part of its path is an object");
    }
    try (LocalCopy copy = LocalCopy.of(faults.title(), name, content)) {
      if (!upload().store(name, copy.file(), content.size())) {
        Entry other =
            root.look(name)
                .orElseThrow(
                    () ->
                        new TargetFault(
                            Kind.IO_ERROR,
                            "%s: %s was uploaded but not named: try again"
                                .formatted(faults.title(), name)));
        keep(name, other, content);
      } else if (content.size() > 0) {
        root.room().taken();
      }
      root.saw(name);
    } catch (TargetFault fault) {
      boolean vague = fault.kind() == Kind.IO_ERROR || fault.kind() == Kind.DENIED;
      throw vague ? root.diagnose(name, content.size(), fault) : fault;
    }
  }

  @Override
  public Portion portion() {
    return pacing.portion();
  }

  @Override
  public Set<String> putProven(Map<String, Expected> contents) throws TargetFault {
    contents.keySet().forEach(Names::check);
    if (contents.isEmpty()) {
      return Set.of();
    }
    root.check();
    long mean =
        contents.values().stream().mapToLong(each -> each.content().size()).sum() / contents.size();
    Remote.Features features = root.features();
    pacing.begin();
    try (Pack pack =
        Pack.of(contents, Checksum.cheapest(features.hashes(), features.slowHash(), mean))) {
      if (pack.names().isEmpty()) {
        return Set.of();
      }
      Set<String> stored = batchUpload().store(pack);
      pacing.end(pack.bytes());
      if (!stored.isEmpty()) {
        root.room().taken();
      }
      stored.stream().findFirst().ifPresent(root::saw);
      return stored;
    } catch (IOException e) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE,
          "%s: nothing was stored, as this machine's temporary folder failed: %s: make room in it"
              .formatted(faults.title(), e.getMessage()),
          e);
    }
  }

  private void keep(String name, Entry there, Content content) throws TargetFault {
    if (there.folder()) {
      throw root.taken(name, "there is a folder of that name");
    }
    if (there.size() != content.size() || !same(name, there, content)) {
      throw root.taken(
          name,
          "it is there already with other content (%d bytes, %d were to be stored); nothing was changed; compare the two"
              .formatted(there.size(), content.size()));
    }
  }

  private boolean same(String name, Entry there, Content content) throws TargetFault {
    try (InputStream stored = fetch(name, there);
        ContentStream wanted = ContentStream.of(content)) {
      return wanted.sameAs(stored);
    } catch (ContentStream.Unreadable e) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE,
          "%s: %s can't be compared with what is stored: %s"
              .formatted(faults.title(), name, e.getMessage()),
          e);
    } catch (IOException e) {
      throw e.getCause() instanceof TargetFault fault
          ? fault
          : new TargetFault(Kind.IO_ERROR, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public InputStream open(String name) throws TargetFault {
    Entry entry =
        file(name)
            .orElseThrow(
                () ->
                    new TargetFault(
                        Kind.NOT_FOUND,
                        "%s: nothing is stored as %s".formatted(faults.title(), name)));
    return fetch(name, entry);
  }

  @Override
  public InputStream readBack(String name) throws TargetFault {
    return open(name);
  }

  private InputStream fetch(String name, Entry entry) throws TargetFault {
    String doing = "reading " + name;
    return new StoredStream(
        remote.rclone().stream(doing, entry.size(), "cat", remote.root().child(name).toString()),
        doing,
        entry.size(),
        faults);
  }

  @Override
  public Optional<Stat> stat(String name) throws TargetFault {
    return file(name).map(entry -> new Stat(name, entry.size()));
  }

  /** A stored name; an empty answer only once the root has been seen. */
  private Optional<Entry> file(String name) throws TargetFault {
    Optional<Entry> there = root.look(Names.check(name));
    if (there.isEmpty()) {
      root.check();
    }
    return there.filter(entry -> !entry.folder());
  }

  @Override
  public boolean canSetAside() throws TargetFault {
    return root.features().renames();
  }

  @Override
  public String setAside(String name) throws TargetFault {
    if (file(name).isEmpty()) {
      throw new TargetFault(
          Kind.NOT_FOUND, "%s: nothing is stored as %s".formatted(faults.title(), name));
    }
    return new RemoteAside(remote, root).move(name);
  }

  @Override
  public List<Stat> list(String folder) throws TargetFault {
    // Always from the root and by a filter: what is missing is then the root and nothing else.
    List<String> rules = new ArrayList<>(List.of("- .*/**", "- lost+found/**"));
    if (!Names.checkFolder(folder).isEmpty()) {
      rules.add("+ /" + folder + "/**");
      rules.add("- *");
    }
    List<Entry> found;
    try {
      found = remote.list(remote.root(), rules);
    } catch (TargetFault fault) {
      if (fault.kind() != Kind.NOT_FOUND) {
        throw fault;
      }
      found = List.of();
    }
    if (found.isEmpty()) {
      root.check();
    }
    List<Stat> names =
        found.stream()
            .filter(entry -> !entry.folder() && entry.size() >= 0 && Names.isName(entry.path()))
            .map(entry -> new Stat(entry.path(), entry.size()))
            .sorted(Comparator.comparing(Stat::name))
            .toList();
    names.stream().findFirst().ifPresent(stat -> root.saw(stat.name()));
    return names;
  }

  private Upload upload() throws TargetFault {
    Upload chosen = upload;
    if (chosen == null) {
      chosen =
          root.features().renames()
              ? new StagedUpload(remote, partials)
              : new DirectUpload(remote, onlyNew());
      upload = chosen;
    }
    return chosen;
  }

  private BatchUpload batchUpload() throws TargetFault {
    BatchUpload chosen = batchUpload;
    if (chosen == null) {
      chosen =
          root.features().renames()
              ? new StagedBatch(remote, root, partials)
              : new DirectBatch(remote, occupied, onlyNew());
      batchUpload = chosen;
    }
    return chosen;
  }

  private OnlyNew onlyNew() throws TargetFault {
    return new OnlyNew(root.features().s3());
  }

  /** Makes its calls. */
  Rclone rclone() {
    return remote.rclone();
  }

  /**
   * What would work: how copies get their names, by what they are proven, and how much room there
   * is, where the remote tells. Writes nothing.
   *
   * @throws TargetFault when the place can't be reached
   */
  public List<String> abilities() throws TargetFault {
    root.check();
    Remote.Features features = root.features();
    Checksum checksum = Checksum.cheapest(features.hashes(), features.slowHash(), 0);
    List<String> lines = new ArrayList<>();
    lines.add(
        features.renames()
            ? "A copy gets its name by a rename on the server, once it is proven."
            : "A copy appears when its upload is complete; then it is proven.");
    lines.add(
        checksum == Checksum.FETCHED
            ? "Copies are proven by fetching them again: as much comes back as goes there."
            : "Copies are proven by the remote's own %s; reading again fetches them."
                .formatted(checksum.rclone()));
    remote.free().ifPresent(bytes -> lines.add("%,d MB are free.".formatted(bytes / 1_000_000)));
    return lines;
  }

  /** What and where it is. */
  @Override
  public String toString() {
    return faults.title();
  }
}
