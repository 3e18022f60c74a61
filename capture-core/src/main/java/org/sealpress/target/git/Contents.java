package org.sealpress.target.git;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;

/** What the branch holds now, by the trees of its newest commit. */
record Contents(Follower follower, ReadBack readBack) {

  /** A file. */
  Optional<Entry> find(String name) throws TargetFault {
    Optional<String> head = follower.view().head();
    if (head.isEmpty()) {
      return Optional.empty();
    }
    Entry entry = follower.trees().look(head.get(), Set.of(name)).get(name);
    return Optional.ofNullable(entry).filter(Entry::file);
  }

  /** A file and its size. */
  Optional<Stat> stat(String name) throws TargetFault {
    Optional<Entry> entry = find(name);
    return entry.isEmpty() ? Optional.empty() : Optional.of(stats(List.of(entry.get())).get(0));
  }

  /** All files in a folder and their sizes, sorted by name. */
  List<Stat> list(String folder) throws TargetFault {
    Optional<String> head = follower.view().head();
    return head.isEmpty() ? List.of() : stats(follower.trees().files(head.get(), folder));
  }

  private List<Stat> stats(List<Entry> entries) throws TargetFault {
    Map<String, Long> sizes;
    try {
      sizes = sizes(entries);
    } catch (IOException e) {
      throw follower.faults().here("listing", e);
    }
    return entries.stream()
        .map(entry -> new Stat(entry.path(), sizes.getOrDefault(entry.hash(), 0L)))
        .sorted(Comparator.comparing(Stat::name))
        .toList();
  }

  /** By what is known here; else by what commits say; else the contents are fetched for it. */
  private Map<String, Long> sizes(List<Entry> entries) throws TargetFault, IOException {
    Sizes here = follower.cache().sizes();
    Map<String, Long> sizes =
        new HashMap<>(here.of(entries.stream().map(Entry::hash).collect(Collectors.toSet())));
    Map<String, Long> learnt = new HashMap<>();
    if (!unknown(entries, sizes).isEmpty()) {
      learnt.putAll(follower.told("listing"));
      sizes.putAll(learnt);
      Map<String, Long> fetched = readBack.sizes(unknown(entries, sizes));
      learnt.putAll(fetched);
      sizes.putAll(fetched);
    }
    here.add(learnt);
    return sizes;
  }

  private static Map<String, String> unknown(List<Entry> entries, Map<String, Long> sizes) {
    return entries.stream()
        .filter(entry -> !sizes.containsKey(entry.hash()))
        .collect(Collectors.toMap(Entry::path, Entry::hash));
  }
}
