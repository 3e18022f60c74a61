package org.sealpress.vault;

import java.util.Map;

/**
 * How much there is.
 *
 * @param documents documents, whatever their versions
 * @param versions sealed versions
 * @param bytes bytes of all sealed objects
 * @param withoutCopy versions that are on no target at all
 * @param copies versions on each target that has any, by its name
 */
public record Counts(
    long documents, long versions, long bytes, long withoutCopy, Map<String, Long> copies) {
  /** Copies the map. */
  public Counts {
    copies = Map.copyOf(copies);
  }
}
