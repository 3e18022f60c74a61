package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys of buttons and lamps. */
final class ButtonReader {
  private static final int HIGHEST_LINE = 1023;
  private static final String CHIP = "gpiochip0";

  private final Path folder;
  private final Map<String, DocumentClass> classes;

  ButtonReader(Path folder, Map<String, DocumentClass> classes) {
    this.folder = folder;
    this.classes = classes;
  }

  ButtonConfig button(String name, Section keys) {
    Map<String, Function<Section, ButtonConfig>> kinds = new LinkedHashMap<>();
    kinds.put("gpio", of -> gpio(name, of));
    kinds.put("keypad", of -> new ButtonConfig.Keypad(name, device(of), keys(of)));
    kinds.put("barcode", of -> new ButtonConfig.Barcode(name, device(of), codes(of)));
    kinds.put("http", of -> new ButtonConfig.Http(name, documentClass(of)));
    return keys.kind("kind", kinds);
  }

  private ButtonConfig gpio(String name, Section keys) {
    return new ButtonConfig.Gpio(
        name,
        chip(keys),
        keys.required(
            "line",
            Scalars.matching(
                "[0-9]{1,4}|[A-Za-z_][A-Za-z0-9_.+-]{0,31}",
                "the number of a line on its chip, or its name, as `gpioinfo` prints them",
                "17")),
        keys.optional("pull", Scalars.choice(ButtonConfig.Pull.class), ButtonConfig.Pull.UP),
        documentClass(keys));
  }

  private static String chip(Section keys) {
    return keys.optional(
        "chip",
        Scalars.matching(
            "[A-Za-z0-9][A-Za-z0-9_.-]{0,31}",
            "the name of a chip as `gpiodetect` prints it, without /dev/",
            CHIP),
        CHIP);
  }

  private DocumentClass documentClass(Section keys) {
    return keys.optional(
        "class", Scalars.reference("class", classes), classes.values().iterator().next());
  }

  private Path device(Section keys) {
    return keys.required(
        "device", Places.path(folder, "/dev/input/by-id/usb-PCsensor_FootSwitch-event-kbd"));
  }

  private Map<String, DocumentClass> keys(Section of) {
    return pairs(of, "keys", key(), "f13");
  }

  private static Scalar<String> key() {
    return new Scalar<>(
        "the name of a key (`enter`, `a`, `f13`, `kp1`, `btn_left`) or its number as `evtest` prints"
            + " it",
        "f13",
        text -> {
          if (InputKeys.code(text).isEmpty()) {
            throw new Scalar.NotAllowed();
          }
          return text;
        });
  }

  private Map<String, DocumentClass> codes(Section of) {
    return pairs(
        of,
        "codes",
        Scalars.matching(
            "[0-9A-Z.-]{1,64}", "a code of digits, capitals (A-Z), `-` and `.`", "4001"),
        "4001");
  }

  private Map<String, DocumentClass> pairs(
      Section of, String name, Scalar<String> key, String example) {
    String first = classes.keySet().iterator().next();
    List<Map.Entry<String, DocumentClass>> all =
        of.required(
            name,
            new PairsType<>(
                key,
                Scalars.reference("class", classes),
                "{ " + example + ": " + first + " }",
                Map::entry));
    Map<String, DocumentClass> pairs = new LinkedHashMap<>();
    all.forEach(each -> pairs.put(each.getKey(), each.getValue()));
    return pairs;
  }

  LedConfig led(Section keys) {
    Scalar<Integer> line = Scalars.integer(0, HIGHEST_LINE, "22");
    return new LedConfig(
        chip(keys),
        keys.optional("idle", line),
        keys.optional("scanning", line),
        keys.optional("safe", line),
        keys.optional("attention", line));
  }
}
