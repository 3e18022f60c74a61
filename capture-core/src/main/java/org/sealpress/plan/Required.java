package org.sealpress.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where copies of a document must be before it may leave the box.
 *
 * @param counts how many targets of which kind; empty for all of the configuration
 */
public record Required(Map<TargetKind, Integer> counts) {
  /** Every target of the configuration, and as many drives as there are slots. */
  public static final Required ALL = new Required(Map.of());

  /** What an error says that was expected. */
  public static final String EXPECTED =
      "`all`, or how many of which kind: such as `1 drive and 1 remote`, `2 drives`";

  private static final int MOST = 99;
  private static final Pattern TERM = Pattern.compile("(\\S+)\\s+(\\S+)");
  private static final Map<String, TargetKind> WORDS = new TreeMap<>();

  static {
    for (TargetKind kind : TargetKind.values()) {
      WORDS.put(kind.counted(1).substring(2), kind);
      WORDS.put(kind.counted(2).substring(2), kind);
    }
  }

  /** Copies the map. */
  public Required {
    counts = Map.copyOf(counts);
  }

  /**
   * Reads {@code all} or {@code 1 drive and 2 remotes}; capitals don't matter.
   *
   * @throws IllegalArgumentException with what to do, as a sentence without its dot
   */
  public static Required parse(String text) {
    String clean = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (clean.equals("all")) {
      return ALL;
    }
    Map<TargetKind, Integer> counts = new EnumMap<>(TargetKind.class);
    for (String term : clean.split(" and |, ?", -1)) {
      Matcher parts = TERM.matcher(term);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "write a number and a kind, joined by `and`: `1 drive and 1 remote`");
      }
      TargetKind kind = kind(parts.group(2));
      if (counts.put(kind, number(parts.group(1))) != null) {
        throw new IllegalArgumentException("name each kind once");
      }
    }
    return new Required(counts);
  }

  private static TargetKind kind(String word) {
    TargetKind kind = WORDS.get(word);
    if (kind == null) {
      throw new IllegalArgumentException(
          "there are these kinds: drive, remote and folder (a Git remote is a remote)");
    }
    return kind;
  }

  private static int number(String word) {
    if (word.matches("[1-9][0-9]?")) {
      return Integer.parseInt(word);
    }
    throw new IllegalArgumentException("write how many as a number from 1 to " + MOST);
  }

  /**
   * What can never be met with these targets, one phrase each: a kind that none has, or more
   * folders or remotes than there are. Drives rotate, so there may be more of them than slots.
   */
  public List<String> impossible(TargetKinds targets) {
    List<String> never = new ArrayList<>();
    ordered()
        .forEach(
            (kind, count) -> {
              int there = targets.count(kind);
              if (there == 0 || (kind != TargetKind.DRIVE && there < count)) {
                never.add(kind.counted(count));
              }
            });
    return never;
  }

  /**
   * What is still missing, one phrase each; empty when it is met.
   *
   * @param copies where the copies that count are, by their names in the ledger
   */
  public List<String> missing(Collection<String> copies, TargetKinds targets) {
    Set<String> names = new HashSet<>(copies);
    Map<TargetKind, Integer> there = new EnumMap<>(TargetKind.class);
    names.forEach(
        name -> targets.ofLedgerName(name).ifPresent(kind -> there.merge(kind, 1, Integer::sum)));
    List<String> missing = new ArrayList<>();
    if (counts.isEmpty()) {
      targets
          .byName()
          .forEach(
              (name, kind) -> {
                if (kind != TargetKind.DRIVE && !names.contains(name)) {
                  missing.add("the target \"" + name + "\"");
                }
              });
    }
    Map<TargetKind, Integer> wanted =
        counts.isEmpty() ? Map.of(TargetKind.DRIVE, targets.count(TargetKind.DRIVE)) : ordered();
    wanted.forEach(
        (kind, count) -> {
          int lacking = count - there.getOrDefault(kind, 0);
          if (lacking > 0) {
            missing.add(kind.counted(lacking));
          }
        });
    if (targets.byName().isEmpty()) {
      missing.add("any target");
    }
    return missing;
  }

  private Map<TargetKind, Integer> ordered() {
    return new TreeMap<>(counts);
  }

  @Override
  public String toString() {
    return counts.isEmpty()
        ? "all"
        : ordered().entrySet().stream()
            .map(each -> each.getKey().counted(each.getValue()))
            .collect(Collectors.joining(" and "));
  }
}
