package org.sealpress.appliance.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.Node.Entries;
import org.sealpress.appliance.config.Node.Entry;
import org.sealpress.appliance.config.Node.Items;
import org.sealpress.appliance.config.Node.Span;
import org.sealpress.appliance.config.Node.Text;

/**
 * The commented example ({@code deploy/sealpress.yaml}) with a box's own values in it: what {@code
 * sealpress init} writes. Paths go in as they are given; relative ones will be taken as relative to
 * the folder of the new file.
 *
 * @param box the name of the box
 * @param data the folder of captures, vault and ledger
 * @param recipients certificate files, at least one
 * @param folder the folder that is the first target; without one the target is commented out
 * @param settings what is commented out in the example and is to be set
 */
public record ConfigTemplate(
    String box,
    Path data,
    List<Path> recipients,
    @Nullable Path folder,
    List<CommentedLine> settings) {

  private static final String RESOURCE = "sealpress.yaml";
  private static final String TARGET = "archive";

  /** Copies the list. */
  public ConfigTemplate {
    recipients = List.copyOf(recipients);
    settings = List.copyOf(settings);
  }

  /** With nothing set that is commented out in the example. */
  public ConfigTemplate(String box, Path data, List<Path> recipients, @Nullable Path folder) {
    this(box, data, recipients, folder, List.of());
  }

  /** With a key set, for example {@code http}, {@code port}, {@code 8421}. */
  public ConfigTemplate with(String section, String key, String value) {
    return with(new CommentedLine(section, key, quoted(value)));
  }

  /** With the drive of the example, mounted at a folder. */
  public ConfigTemplate withDrive(Path folderOfDrive) {
    return with(new CommentedLine("targets", "drive-a", ""))
        .with(new CommentedLine("drive-a", "kind", "drive"))
        .with(new CommentedLine("drive-a", "path", quoted(folderOfDrive.toString())));
  }

  /** With the drive of the example, for which a folder stands in. */
  public ConfigTemplate withFolderForDrive(Path folderForDrive) {
    return withDrive(folderForDrive).with(new CommentedLine("drive-a", "mounted", "no"));
  }

  /** With the remote of the example. */
  public ConfigTemplate withRemote(String remote) {
    return with(new CommentedLine("targets", "offsite", ""))
        .with(new CommentedLine("offsite", "kind", "rclone"))
        .with(new CommentedLine("offsite", "remote", quoted(remote)));
  }

  private ConfigTemplate with(CommentedLine line) {
    List<CommentedLine> more = new ArrayList<>(settings);
    more.add(line);
    return new ConfigTemplate(box, data, recipients, folder, more);
  }

  /** The example as it is. */
  public static String example() {
    try (InputStream in = ConfigTemplate.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text for a new file, proven to be one that {@link ConfigFile#read} takes.
   *
   * @param file where it is going to stand
   * @throws ConfigException when a value is not allowed, by the line of the new text
   */
  public String render(Path file) throws ConfigException {
    String example = example();
    Entries tree = TreeReader.read(example, new Problems(RESOURCE));
    Map<Integer, Change> changes = new TreeMap<>((a, b) -> b - a);
    change(changes, value(tree, "box"), quoted(box));
    change(changes, value(tree, "data"), quoted(data.toString()));
    change(
        changes,
        value(tree, "recipients"),
        recipients.stream()
            .map(each -> quoted(each.toString()))
            .collect(Collectors.joining(", ", "[", "]")));
    Entry target = entry((Entries) value(tree, "targets"), TARGET);
    Entries keys = (Entries) target.value();
    if (folder == null) {
      commentOut(changes, target);
      keys.entries().values().forEach(each -> commentOut(changes, each));
    } else {
      change(changes, value(keys, "path"), quoted(folder.toString()));
    }
    StringBuilder text = new StringBuilder(example);
    changes.forEach((start, change) -> text.replace(start, change.end(), change.text()));
    String filled = text.toString();
    for (CommentedLine setting : settings) {
      filled = setting.in(filled);
    }
    ConfigFile.parse(filled, file);
    return filled;
  }

  private record Change(int end, String text) {}

  private static void change(Map<Integer, Change> changes, Node node, String text) {
    Span span = node instanceof Text scalar ? scalar.span() : ((Items) node).span();
    changes.put(span.start(), new Change(span.end(), text));
  }

  private static void commentOut(Map<Integer, Change> changes, Entry entry) {
    changes.put(entry.start(), new Change(entry.start(), "#"));
  }

  private static Node value(Entries entries, String key) {
    return entry(entries, key).value();
  }

  private static Entry entry(Entries entries, String key) {
    Entry entry = entries.entries().get(key);
    if (entry == null) {
      throw new IllegalStateException("the example has no key " + key);
    }
    return entry;
  }

  private static String quoted(String text) {
    if (text.matches("[A-Za-z0-9/._-]+") && !text.startsWith("-")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (Character.isISOControl(each)) {
        quoted.append(String.format("\\u%04x", (int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
