package org.sealpress.appliance.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.Node.Entries;
import org.sealpress.appliance.config.Node.Entry;

/** A section as it stands in a file. */
final class FileSection implements Section {
  private static final Scalar<String> NAME = Scalars.name("office");

  private final Entries node;
  private final Place place;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();
  private @Nullable String kindKey;

  /** Whether it was refused as a whole, so that its keys mean nothing. */
  private boolean refused;

  /**
   * Where a section is.
   *
   * @param path its key with those above it; empty for the file
   * @param outline the same as {@link Outline} writes it
   */
  private record Place(int line, String path, String outline) {
    Place beneath(String key, String outlineKey, int line) {
      return path.isEmpty()
          ? new Place(line, key, outlineKey)
          : new Place(line, path + "." + key, outline + "." + outlineKey);
    }
  }

  private FileSection(Entries node, Place place, Problems problems) {
    this.node = node;
    this.place = place;
    this.problems = problems;
  }

  /** Reads a whole file. */
  static <T> T read(Entries file, Problems problems, Function<Section, T> reader) {
    return new FileSection(file, new Place(file.line(), "", ""), problems).all(reader);
  }

  private <T> T all(Function<Section, T> reader) {
    T result = reader.apply(this);
    if (!refused) {
      node.entries().values().stream()
          .filter(each -> !asked.contains(each.key()))
          .forEach(this::refuseUnknown);
    }
    return result;
  }

  @Override
  public <T> T required(String key, Type<T> type) {
    return optional(key, type).orElseGet(() -> missing(key, type));
  }

  @Override
  public <T> T optional(String key, Type<T> type, T otherwise) {
    return optional(key, type).orElse(otherwise);
  }

  @Override
  public <T> Optional<T> optional(String key, Type<T> type) {
    return Optional.ofNullable(ask(key)).map(entry -> type.read(entry.value(), key(key)));
  }

  @Override
  public <T> T section(String key, Function<Section, T> reader) {
    Entry entry = ask(key);
    if (entry == null) {
      Place absent = place.beneath(key, key, place.line());
      return new FileSection(Entries.none(place.line()), absent, problems).all(reader);
    }
    return beneath(entry, key).all(reader);
  }

  @Override
  public <T> List<T> each(String key, BiFunction<String, Section, T> reader) {
    Entry entry = ask(key);
    List<T> results = new ArrayList<>();
    if (entry != null) {
      FileSection names = beneath(entry, key);
      for (Entry each : names.node.entries().values()) {
        names.key(each.key()).checkName(each.line(), NAME);
        FileSection named = names.beneath(each, Outline.ANY);
        results.add(named.all(section -> reader.apply(each.key(), section)));
      }
    }
    return results;
  }

  @Override
  public <T> T kind(String key, Map<String, Function<Section, T>> kinds) {
    kindKey = key;
    int before = problems.count();
    Function<Section, T> reader = required(key, Scalars.choice(new LinkedHashMap<>(kinds)));
    if (problems.count() == before) {
      return reader.apply(this);
    }
    refused = true;
    return reader.apply(new Outline());
  }

  private @Nullable Entry ask(String key) {
    asked.add(key);
    return node.entries().get(key);
  }

  private FileSection beneath(Entry entry, String outlineKey) {
    Place at = place.beneath(entry.key(), outlineKey, entry.line());
    if (entry.value() instanceof Entries entries) {
      return new FileSection(entries, at, problems);
    }
    FileSection empty = new FileSection(Entries.none(at.line()), at, problems);
    if (entry.value() instanceof Node.Text text && text.isNothing()) {
      return empty;
    }
    empty.refused = true;
    List<String> keys = Outline.keysIn(at.outline());
    String expected =
        keys.isEmpty()
            ? "names of your own, with keys beneath them"
            : "keys beneath it: " + Scalars.listed(keys);
    int line = entry.value().line();
    if (entry.value() instanceof Node.Text text) {
      boolean glued = text.value().contains(":");
      String remedy = glued ? "put a space after each `:`" : "write them below, indented";
      key(entry.key()).refuse(line, "is " + Shown.quoted(text.value()), expected, remedy);
    } else if (entry.value() instanceof Node.Items) {
      key(entry.key()).refuse(line, "is a list", expected, "remove the brackets or hyphens");
    }
    return empty;
  }

  private Key key(String name) {
    return new Key(name, place.beneath(name, name, 0).path(), false, problems);
  }

  private <T> T missing(String key, Type<T> type) {
    if (!refused) {
      String where = place.path().isEmpty() ? "" : " beneath `" + place.path() + "`";
      String remedy = "add for example `" + key + ": " + type.example() + "`" + where;
      key(key).refuse(place.line(), "is missing", type.expected(), remedy);
    }
    return type.standIn();
  }

  private void refuseUnknown(Entry entry) {
    List<String> elsewhere = Outline.sectionsWith(entry.key(), place.outline());
    String otherwise = kindKey == null ? "remove it" : "remove it, or change `" + kindKey + "`";
    String remedy =
        elsewhere.isEmpty()
            ? Nearest.hint(entry.key(), asked, otherwise)
            : "it belongs " + String.join(" or ", elsewhere);
    String here = place.path().isEmpty() ? "at this level" : "in `" + place.path() + "`";
    problems.add(
        entry.line(),
        Shown.quoted(entry.key()) + " is not a key " + here,
        "allowed are " + Scalars.listed(asked),
        remedy);
  }
}
