package org.sealpress.appliance.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which sections of two configurations differ in what they say; comments and order say nothing. */
public final class ConfigChanges {
  /** Changing these decides who can read documents, or what the box is. */
  private static final Set<String> GRAVE = Set.of("box", "data", "recipients");

  private static final Map<String, Function<Config, Object>> SECTIONS = sections();

  private ConfigChanges() {}

  private static Map<String, Function<Config, Object>> sections() {
    Map<String, Function<Config, Object>> all = new LinkedHashMap<>();
    all.put("box", Config::box);
    all.put("data", Config::data);
    all.put("recipients", Config::recipients);
    all.put("http", Config::http);
    all.put("scanner", Config::scanner);
    all.put("buttons", Config::buttons);
    all.put("led", Config::led);
    all.put("profiles", Config::profiles);
    all.put("classes", Config::classes);
    all.put("targets", Config::targets);
    all.put("rotation", Config::rotation);
    all.put("drill", Config::drill);
    all.put("verify", Config::verify);
    all.put("local", Config::local);
    all.put("workers", Config::workers);
    all.put("gate", Config::gate);
    all.put("timestamps", Config::timestamps);
    all.put("inboxes", Config::inboxes);
    all.put("alarms", Config::alarms);
    all.put("mail", Config::mail);
    all.put("webhooks", Config::webhooks);
    return all;
  }

  /** All sections, in the order of the commented example. */
  static Set<String> all() {
    return SECTIONS.keySet();
  }

  /** Those that differ. */
  public static List<String> between(Config before, Config after) {
    List<String> changed = new ArrayList<>();
    SECTIONS.forEach(
        (name, section) -> {
          if (!section.apply(before).equals(section.apply(after))) {
            changed.add(name);
          }
        });
    return changed;
  }

  /** Whether a change of this section is one to think twice about. */
  public static boolean isGrave(String section) {
    return GRAVE.contains(section);
  }
}
