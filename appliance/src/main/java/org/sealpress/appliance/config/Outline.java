package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A section without a file: a reader run over it tells which keys it knows. */
final class Outline implements Section {
  /** The place of a name of the user's choice in a path. */
  static final String ANY = "*";

  private final String prefix;
  private final Map<String, String> keys;

  private Outline(String prefix, Map<String, String> keys) {
    this.prefix = prefix;
    this.keys = keys;
  }

  Outline() {
    this("", new LinkedHashMap<>());
  }

  /** Every key that a file may have, such as {@code profiles.*.mode}, with what it may be. */
  static Map<String, String> keys() {
    return Whole.KEYS;
  }

  /** The keys right beneath one. */
  static List<String> keysIn(String section) {
    return keys().keySet().stream()
        .filter(path -> path.startsWith(section + "."))
        .map(path -> path.substring(section.length() + 1))
        .filter(key -> !key.contains(".") && !key.equals(ANY))
        .toList();
  }

  /**
   * Where a key would be right: {@code in `http`}, {@code in each of `profiles`}.
   *
   * @param not the section where it is
   */
  static List<String> sectionsWith(String key, String not) {
    List<String> sections = new ArrayList<>();
    for (String path : keys().keySet()) {
      if (path.equals(key)) {
        sections.add("at the top level, without indentation");
      } else if (path.endsWith("." + key)) {
        String section = path.substring(0, path.length() - key.length() - 1);
        if (!section.equals(not)) {
          sections.add(
              section.endsWith("." + ANY)
                  ? "in each of `" + section.substring(0, section.length() - 2) + "`"
                  : "in `" + section + "`");
        }
      }
    }
    return sections;
  }

  @Override
  public <T> T required(String key, Type<T> type) {
    keys.put(prefix + key, type.expected());
    return type.standIn();
  }

  @Override
  public <T> T optional(String key, Type<T> type, T otherwise) {
    return required(key, type);
  }

  @Override
  public <T> Optional<T> optional(String key, Type<T> type) {
    return Optional.of(required(key, type));
  }

  @Override
  public <T> T section(String key, Function<Section, T> reader) {
    keys.put(prefix + key, "keys");
    return reader.apply(new Outline(prefix + key + ".", keys));
  }

  @Override
  public <T> List<T> each(String key, BiFunction<String, Section, T> reader) {
    keys.put(prefix + key, "names");
    return List.of(reader.apply("name", new Outline(prefix + key + "." + ANY + ".", keys)));
  }

  @Override
  public <T> T kind(String key, Map<String, Function<Section, T>> kinds) {
    keys.put(prefix + key, Scalars.choice(new LinkedHashMap<>(kinds)).expected());
    return kinds.values().stream().map(each -> each.apply(this)).toList().get(0);
  }

  /** Made when it is first needed. */
  private static final class Whole {
    static final Map<String, String> KEYS;

    static {
      Outline outline = new Outline();
      new ConfigReader(Path.of("/")).read(outline);
      KEYS = Collections.unmodifiableMap(outline.keys);
    }
  }
}
