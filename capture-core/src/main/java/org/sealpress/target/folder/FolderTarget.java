package org.sealpress.target.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.Names;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.Place.Kept;
import org.sealpress.target.folder.Place.Spot;

/**
 * A folder that exists. A put is on the disk when it returns (fsync of the file and of every folder
 * on the way); {@link #readBack} reads past the page cache where the file system can. Local disks
 * have no time limit but the kernel's.
 */
public final class FolderTarget implements Batching {
  private final Place place;
  private final Faults faults;
  private final DurablePut durable;

  private FolderTarget(Place place) {
    this.place = place;
    faults = new Faults(place);
    durable = new DurablePut(place);
  }

  /**
   * A folder target as it is in the configuration. Nothing is touched yet.
   *
   * @param name its name there
   * @param root the folder, which must exist whenever the target is used
   */
  public FolderTarget(String name, Path root) {
    this(
        new Place(
            "target \"" + name + "\"",
            root,
            "create it or correct target \"%s\" in the configuration".formatted(name),
            OptionalLong.empty()));
  }

  /**
   * The root of a medium, all of which must lie on one device: a folder that turns out to be on
   * another one is refused as {@link Kind#UNAVAILABLE}, before anything is written.
   *
   * @param title how messages call it, such as {@code drive "A"}
   * @param remedy what a person should do when it is not there
   * @param device number of the device, as from {@link #deviceOf}
   */
  public static FolderTarget onDevice(String title, Path root, String remedy, long device) {
    return new FolderTarget(new Place(title, root, remedy, OptionalLong.of(device)));
  }

  /** The number of the device ({@code st_dev}) that a path is on. */
  public static long deviceOf(Path path) throws IOException {
    return Place.deviceOf(path);
  }

  @Override
  public void put(String name, Content content) throws TargetFault {
    putAll(Map.of(name, content));
  }

  @Override
  public void putAll(Map<String, Content> contents) throws TargetFault {
    Map<Path, Content> fresh = new LinkedHashMap<>();
    long needed = contents.values().stream().mapToLong(Content::size).sum();
    String title = title(contents.keySet());
    try {
      for (Map.Entry<String, Content> each : contents.entrySet()) {
        Content content = each.getValue();
        Spot spot = place.find(Names.check(each.getKey()));
        if (isFree(each.getKey(), spot, content)) {
          fresh.put(spot.path(), content);
        } else {
          keep(each.getKey(), spot, content);
        }
      }
      store(title, fresh);
    } catch (FileAlreadyExistsException e) {
      if (contents.size() > 1) {
        throw faults.writing(title, needed, e);
      }
      // Another writer was faster: fine, if it had the same in hand.
      again(contents, needed);
    } catch (IOException e) {
      throw faults.writing(title, needed, e);
    }
  }

  private void again(Map<String, Content> one, long needed) throws TargetFault {
    for (Map.Entry<String, Content> each : one.entrySet()) {
      try {
        keep(each.getKey(), place.find(each.getKey()), each.getValue());
      } catch (IOException e) {
        throw faults.writing(each.getKey(), needed, e);
      }
    }
  }

  private static String title(Set<String> names) {
    String first = names.isEmpty() ? "nothing" : names.iterator().next();
    return names.size() < 2 ? first : "%s with %d others".formatted(first, names.size() - 1);
  }

  /** A file with nothing in it is what a medium has left that was torn out: it is removed. */
  private boolean isFree(String name, Spot spot, Content content) throws IOException, TargetFault {
    switch (spot.kept()) {
      case FREE -> {
        return true;
      }
      case FILE -> {
        boolean torn = spot.size() == 0 && content.size() > 0;
        if (torn) {
          DurablePut.removeEmpty(spot.path());
        }
        return torn;
      }
      default ->
          throw new TargetFault(
              Kind.NAME_TAKEN,
              "%s: %s can't be stored: %s"
                  .formatted(
                      place.title(),
                      name,
                      spot.kept() == Kept.FOLDER
                          ? "there is a folder of that name"
                          : "a part of its path is a file"));
    }
  }

  private void store(String title, Map<Path, Content> fresh) throws IOException, TargetFault {
    long needed = fresh.values().stream().mapToLong(Content::size).sum();
    long free = place.free();
    if (free < needed) {
      throw faults.full(title, needed, free);
    }
    if (!fresh.isEmpty()) {
      durable.write(fresh);
    }
  }

  private void keep(String name, Spot spot, Content content) throws IOException, TargetFault {
    if (spot.kept() != Kept.FILE || spot.size() != content.size() || !same(spot, content)) {
      throw new TargetFault(
          Kind.NAME_TAKEN,
          "%s: %s is there already with other content (%d bytes, %d were to be stored): nothing was changed; compare the two"
              .formatted(place.title(), name, spot.size(), content.size()));
    }
    durable.confirm(spot.path());
  }

  private static boolean same(Spot spot, Content content) throws IOException {
    try (ContentStream wanted = ContentStream.of(content);
        InputStream there = Files.newInputStream(spot.path())) {
      return wanted.sameAs(there);
    }
  }

  @Override
  public InputStream open(String name) throws TargetFault {
    Path file = file(name);
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw faults.reading(name, e);
    }
  }

  @Override
  public InputStream readBack(String name) throws TargetFault {
    Path file = file(name);
    try {
      return DirectStream.open(file);
    } catch (IOException e) {
      throw faults.reading(name, e);
    }
  }

  private Path file(String name) throws TargetFault {
    Spot spot = place.find(Names.check(name));
    if (spot.kept() != Kept.FILE) {
      throw new TargetFault(
          Kind.NOT_FOUND, "%s: nothing is stored as %s".formatted(place.title(), name));
    }
    return spot.path();
  }

  @Override
  public Optional<Stat> stat(String name) throws TargetFault {
    Spot spot = place.find(Names.check(name));
    return spot.kept() == Kept.FILE ? Optional.of(new Stat(name, spot.size())) : Optional.empty();
  }

  @Override
  public List<Stat> list(String folder) throws TargetFault {
    Path path = place.root();
    if (!Names.checkFolder(folder).isEmpty()) {
      Spot spot = place.find(folder);
      if (spot.kept() != Kept.FOLDER) {
        return List.of();
      }
      path = spot.path();
    } else {
      place.check();
    }
    try {
      List<Stat> found = Listing.of(path, folder);
      place.check(); // Unmounted meanwhile, it would be the list of what is under the mount point.
      return found;
    } catch (IOException e) {
      throw faults.reading(folder.isEmpty() ? "the folder" : folder, e);
    }
  }

  /** What and where it is. */
  @Override
  public String toString() {
    return place.title() + " at " + place.root();
  }
}
