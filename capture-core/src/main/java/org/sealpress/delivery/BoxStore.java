package org.sealpress.delivery;

import java.util.Optional;
import org.sealpress.target.SettingAside;

/**
 * The box's own store, which is looked after like a target.
 *
 * @param place the vault's folder, in which the objects have their names
 * @param room what may leave it; empty when everything stays for ever
 */
public record BoxStore(SettingAside place, Optional<RoomRules> room) {
  /** What events and messages call it. */
  public static final String NAME = "this box";
}
