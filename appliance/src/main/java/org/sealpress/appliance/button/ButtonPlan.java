package org.sealpress.appliance.button;

import java.util.Map;
import org.sealpress.appliance.config.DocumentClass;

/**
 * What a button is for.
 *
 * @param name as the configuration calls it
 * @param keys its keys and what a press of each captures; other keys start nothing
 */
record ButtonPlan(String name, ButtonKind kind, Map<String, DocumentClass> keys) {
  /** Copies the map. */
  ButtonPlan {
    keys = Map.copyOf(keys);
  }

  /** What was pressed, for people. */
  String source(String key) {
    return switch (kind) {
      case SCANNER -> "button " + key + " of the scanner";
      case KEYPAD, BARCODE -> "button " + name + (keys.size() == 1 ? "" : " (" + key + ")");
      case GPIO, HTTP -> "button " + name;
    };
  }

  /** What is wrong with a key that stays down. */
  String stuck(String key) {
    String remedy =
        switch (kind) {
          case GPIO ->
              "see whether something holds it, whether its wires touch, and whether `pull` is right"
                  + " (up: the button connects the line to ground)";
          case SCANNER ->
              "see whether the button is jammed; some scanners leave it on until they are switched"
                  + " off and on";
          case KEYPAD, BARCODE ->
              "see whether something lies on it, or unplug it and plug it in again";
          case HTTP -> "see what presses it";
        };
    return sentence(key, "is down all the time, so no press of it is seen: " + remedy);
  }

  /** What is wrong with a key that does not rest. */
  String bouncing(String key) {
    String remedy =
        switch (kind) {
          case GPIO ->
              "its wire is loose, too long, or on a wrong pin, or `pull` is wrong; when it rests for"
                  + " two seconds it is watched again";
          case SCANNER, KEYPAD, BARCODE, HTTP ->
              "see what presses it; when it rests for two seconds it is watched again";
        };
    return sentence(key, "opens and closes all the time, so its presses are not taken: " + remedy);
  }

  private String sentence(String key, String what) {
    return (keys.size() == 1 ? "It " : "Its key " + key + " ") + what + ".";
  }
}
