package org.sealpress.target.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.Expected;
import org.sealpress.target.Names;
import org.sealpress.target.SettingAside;
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
public final class FolderTarget implements Batching, SettingAside {
  private final Place place;
  private final Faults faults;
  private final DurablePut durable;
  private final ProvenPut proven;
  private final Aside aside;

  /**
   * Over a place.
   *
   * @param proof of what is stored many together
   */
  FolderTarget(Place place, Proof proof) {
    this.place = place;
    faults = new Faults(place);
    DurableFolders folders = new DurableFolders(place);
    durable = new DurablePut(place, folders);
    proven = new ProvenPut(place, folders, proof);
    aside = new Aside(place, folders);
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
            OptionalLong.empty()),
        Proof.READ_BACK);
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
    return new FolderTarget(
        new Place(title, root, remedy, OptionalLong.of(device)), Proof.READ_BACK);
  }

  /** The number of the device ({@code st_dev}) that a path is on. */
  public static long deviceOf(Path path) throws IOException {
    return Place.deviceOf(path);
  }

  @Override
  public void put(String name, Content content) throws TargetFault {
    try {
      Spot spot = place.find(Names.check(name));
      if (isFree(name, spot, content)) {
        makeSure(name, content.size());
        durable.write(spot.path(), content);
      } else {
        keep(name, spot, content);
      }
    } catch (FileAlreadyExistsException e) {
      again(name, content);
    } catch (IOException e) {
      throw faults.writing(name, content.size(), e);
    }
  }

  /** Another writer was faster: fine, if it had the same in hand. */
  private void again(String name, Content content) throws TargetFault {
    try {
      keep(name, place.find(name), content);
    } catch (IOException e) {
      throw faults.writing(name, content.size(), e);
    }
  }

  @Override
  public Set<String> putProven(Map<String, Expected> contents) throws TargetFault {
    Map<Path, String> names = new LinkedHashMap<>();
    Map<Path, Expected> fresh = new LinkedHashMap<>();
    for (Map.Entry<String, Expected> each : contents.entrySet()) {
      Spot spot = place.find(Names.check(each.getKey()));
      if (spot.kept() == Kept.FREE) {
        names.put(spot.path(), each.getKey());
        fresh.put(spot.path(), each.getValue());
      }
    }
    if (fresh.isEmpty()) {
      return Set.of();
    }
    String title = title(names.values());
    long needed = fresh.values().stream().mapToLong(each -> each.content().size()).sum();
    makeSure(title, needed);
    try {
      names.keySet().retainAll(proven.write(fresh));
      return new LinkedHashSet<>(names.values());
    } catch (IOException e) {
      throw faults.writing(title, needed, e);
    }
  }

  private static String title(Collection<String> names) {
    String first = names.iterator().next();
    return names.size() < 2 ? first : "%s with %d others".formatted(first, names.size() - 1);
  }

  private void makeSure(String title, long needed) throws TargetFault {
    long free = place.free();
    if (free < needed) {
      throw faults.full(title, needed, free);
    }
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
  public String setAside(String name) throws TargetFault {
    Path file = file(name);
    try {
      return aside.move(name, file);
    } catch (IOException e) {
      throw faults.writing(SettingAside.FOLDER, 0, e);
    }
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
