package org.sealpress.target.drive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted where, as this process sees it, read anew for each question. Needs no privileges.
 */
public final class Mounts {
  private static final Path OURS = Path.of("/proc/self/mountinfo");
  private static final int FIELDS = 6;

  /** Where the table comes from. */
  public interface Table {
    /** The table's text as it is now. */
    String read() throws IOException;
  }

  /** It rarely changes, and is asked for before each write. */
  private record Parsed(String text, List<Mount> all) {}

  private final Table table;
  private volatile @Nullable Parsed last;

  /** A table from elsewhere. */
  public Mounts(Table table) {
    this.table = table;
  }

  /** The table of this process. */
  public static Mounts ofThisProcess() {
    return new Mounts(() -> Files.readString(OURS, StandardCharsets.UTF_8));
  }

  /** All of it, the oldest first. */
  public List<Mount> all() throws IOException {
    String text = table.read();
    Parsed before = last;
    if (before != null && before.text().equals(text)) {
      return before.all();
    }
    List<Mount> all = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      parse(line).ifPresent(all::add);
    }
    Parsed now = new Parsed(text, List.copyOf(all));
    last = now;
    return now.all();
  }

  /**
   * The mount that a path lies on: the newest of those that cover it, none of which is hidden by
   * another.
   *
   * @param path absolute, without links
   * @return empty where the table lacks it, as in a chroot
   */
  public Optional<Mount> covering(Path path) throws IOException {
    List<Mount> all = all();
    int at = outside(all);
    int itself = at; // The root of the first namespace lies on itself.
    Optional<Mount> covering = all.stream().filter(each -> each.id() == itself).findFirst();
    Path here = Path.of("/");
    for (int names = 0; names <= path.getNameCount(); names++) {
      here = names == 0 ? here : here.resolve(path.getName(names - 1));
      Optional<Mount> next = on(all, at, here);
      while (next.isPresent()) {
        covering = next;
        at = next.get().id();
        next = on(all, at, here);
      }
    }
    return covering;
  }

  /** The number of what the topmost mount lies on, which is none of the table's. */
  private static int outside(List<Mount> all) {
    return all.stream()
        .filter(each -> all.stream().noneMatch(other -> isBelow(other, each)))
        .mapToInt(Mount::parent)
        .findFirst()
        .orElse(0);
  }

  private static boolean isBelow(Mount lower, Mount upper) {
    return lower.id() == upper.parent() && lower.id() != upper.id();
  }

  private static Optional<Mount> on(List<Mount> all, int lower, Path mountPoint) {
    return all.stream()
        .filter(each -> each.parent() == lower && each.id() != lower)
        .filter(each -> each.mountPoint().equals(mountPoint))
        .reduce((older, newer) -> newer);
  }

  private static Optional<Mount> parse(String line) {
    List<String> fields = Arrays.asList(line.split(" ", -1));
    int dash = fields.indexOf("-");
    if (dash < FIELDS || fields.size() < dash + 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Mount(
              Integer.parseInt(fields.get(0)),
              Integer.parseInt(fields.get(1)),
              fields.get(2),
              plain(fields.get(3)),
              Path.of(plain(fields.get(4))),
              options(fields.get(5)).contains("ro"),
              plain(fields.get(dash + 1)),
              plain(fields.get(dash + 2)),
              options(fields.get(dash + 3))));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a path that Java can't name is none of ours
    }
  }

  private static List<String> options(String text) {
    return List.of(text.split(",", -1));
  }

  /** Space, tab, newline and backslash are written as a backslash and three octal digits. */
  static String plain(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\\' && i + 3 < bytes.length && isOctal(bytes, i + 1)) {
        plain.write((bytes[i + 1] - '0') * 64 + (bytes[i + 2] - '0') * 8 + bytes[i + 3] - '0');
        i += 3;
      } else {
        plain.write(bytes[i]);
      }
    }
    return plain.toString(StandardCharsets.UTF_8);
  }

  private static boolean isOctal(byte[] bytes, int from) {
    for (int i = from; i < from + 3; i++) {
      if (bytes[i] < '0' || bytes[i] > '7') {
        return false;
      }
    }
    return bytes[from] <= '3';
  }
}
