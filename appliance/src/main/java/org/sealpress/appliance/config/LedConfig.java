package org.sealpress.appliance.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lamps that show how the box is doing. Each is a line of the chip; several may be the same one.
 *
 * @param chip such as {@code gpiochip0}
 * @param idle on while paper can be fed
 * @param scanning on while sheets are fed
 * @param safe on for a while when what was scanned is in all its places
 * @param attention on while somebody has to do something
 */
public record LedConfig(
    String chip,
    Optional<Integer> idle,
    Optional<Integer> scanning,
    Optional<Integer> safe,
    Optional<Integer> attention) {

  /** All lines with a lamp. */
  public Set<Integer> lines() {
    Set<Integer> all = new TreeSet<>();
    List.of(idle, scanning, safe, attention).forEach(each -> each.ifPresent(all::add));
    return all;
  }
}
