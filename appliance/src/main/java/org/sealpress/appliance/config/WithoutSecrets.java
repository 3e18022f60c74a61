package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Node.Entries;
import org.sealpress.appliance.config.Node.Entry;
import org.sealpress.appliance.config.Node.Items;
import org.sealpress.appliance.config.Node.Text;

/**
 * A configuration that can be shown to others. It is written anew from what was understood of the
 * file: comments, in which anything may stand, are left out; of an address that may be a secret
 * only the host is left; files are named and never opened.
 */
public final class WithoutSecrets {
  /** What stands in the place of a secret. */
  public static final String HIDDEN = "***";

  private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(.*)");
  private static final Pattern LOGIN = Pattern.compile("(?<=//)[^/]*@");

  /** Which values are shown in part only, by their keys; names of a person's own are {@code *}. */
  private static final Map<String, UnaryOperator<String>> SHOWN =
      Map.of(
          "webhooks.*.url", WithoutSecrets::host,
          "alarms.heartbeat-url", WithoutSecrets::host,
          "timestamps.url", WithoutSecrets::host,
          "targets.*.url", WithoutSecrets::withoutLogin);

  private final StringBuilder out = new StringBuilder();

  private WithoutSecrets() {}

  /**
   * The text of a file without its secrets.
   *
   * @throws ConfigException when it is no configuration
   */
  public static String of(Path file) throws ConfigException {
    Problems problems = new Problems(file.toString());
    Entries tree = TreeReader.read(Source.read(file, problems), problems);
    problems.throwIfAny();
    WithoutSecrets shown = new WithoutSecrets();
    shown.add(tree, "", List.of());
    return shown.out.toString();
  }

  private void add(Entries entries, String indent, List<String> path) {
    for (Entry each : entries.entries().values()) {
      List<String> here = new ArrayList<>(path);
      here.add(each.key());
      out.append(indent).append(each.key()).append(':');
      if (each.value() instanceof Entries beneath) {
        out.append('\n');
        add(beneath, indent + "  ", here);
      } else if (each.value() instanceof Items list) {
        out.append('\n');
        for (Node item : list.items()) {
          out.append(indent).append("  - ").append(value(item, here)).append('\n');
        }
      } else {
        out.append(' ').append(value(each.value(), here)).append('\n');
      }
    }
  }

  private static String value(Node node, List<String> path) {
    if (!(node instanceof Text text)) {
      return "";
    }
    String shown = SHOWN.getOrDefault(key(path), WithoutSecrets::withoutLogin).apply(text.value());
    return text.plain() && shown.equals(text.value())
        ? shown
        : '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String key(List<String> path) {
    return path.size() == 3 ? path.get(0) + ".*." + path.get(2) : String.join(".", path);
  }

  private static String host(String address) {
    Matcher parts = ADDRESS.matcher(withoutLogin(address));
    if (!parts.matches()) {
      return HIDDEN;
    }
    String host = parts.group(2).split("[/?#]", 2)[0];
    return parts.group(1) + host + "/" + HIDDEN;
  }

  private static String withoutLogin(String text) {
    return LOGIN.matcher(text).replaceAll(HIDDEN + "@");
  }
}
