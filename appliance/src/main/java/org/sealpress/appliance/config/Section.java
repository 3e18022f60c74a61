package org.sealpress.appliance.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The keys of one part of a file. Asking for a key allows it: whatever nobody asked for is a
 * mistake of the file. No method fails on a mistake; it is reported, and a stand-in returned so
 * that the reader goes on to the next one.
 */
interface Section {

  /** The value of a key that must be there. */
  <T> T required(String key, Type<T> type);

  /** The value of a key, or {@code otherwise} when the key is not there. */
  <T> T optional(String key, Type<T> type, T otherwise);

  /** The value of a key, if it is there. */
  <T> Optional<T> optional(String key, Type<T> type);

  /** What {@code reader} makes of the keys beneath a key; of no keys when it is not there. */
  <T> T section(String key, Function<Section, T> reader);

  /** What {@code reader} makes of each named section beneath a key, in the order of the file. */
  <T> List<T> each(String key, BiFunction<String, Section, T> reader);

  /** Reads this section as the kind that its key {@code key} names; the key must be there. */
  <T> T kind(String key, Map<String, Function<Section, T>> kinds);
}
