package org.sealpress.appliance.button;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sealpress.appliance.config.InputKeys;

/** Keys of which each is a button: a pedal, a keypad. */
final class KeyPad implements InputButton.Keyboard {
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<String> down = new HashSet<>();

  /** Of keys that {@link InputKeys} knows. */
  KeyPad(Set<String> keys) {
    keys.forEach(key -> names.put(InputKeys.code(key).orElseThrow(), key));
  }

  @Override
  public void on(InputEvent event, Signals signals) {
    if (event.type() == InputEvent.SYNC && event.code() == InputEvent.DROPPED) {
      down.forEach(signals::up);
      down.clear();
      return;
    }
    String key = names.get(event.code());
    if (event.type() != InputEvent.KEY || key == null) {
      return;
    }
    if (event.value() == 1 && down.add(key)) {
      signals.down(key);
    } else if (event.value() == 0 && down.remove(key)) {
      signals.up(key);
    }
  }
}
