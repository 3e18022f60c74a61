package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.config.Node.Entries;
import org.sealpress.appliance.config.Node.Entry;

/** {@code deploy/sealpress.yaml} documents every key, truly. */
class ExampleTest {
  /** Keys whose keys are what the user's devices have. */
  private static final Set<String> PAIRS =
      Set.of("scanner.buttons", "buttons.*.keys", "buttons.*.codes");

  private static final Path FILE = Path.of("/etc/sealpress/sealpress.yaml");

  @Test
  void theExampleLoadsWithoutAWarning() throws Exception {
    ConfigFile file = ConfigFile.parse(ConfigTemplate.example(), FILE);
    assertEquals(List.of(), file.warnings());
    assertEquals("front-desk", file.config().box());
    assertEquals(2, file.config().recipients().size());
  }

  @Test
  void everyKeyTheReaderKnowsIsInItSetOrCommentedOut() throws Exception {
    Set<String> documented = new TreeSet<>();
    collect(TreeReader.read(allSet(), new Problems("example")), "", "", documented);
    assertEquals(new TreeSet<>(Outline.keys().keySet()), documented);
  }

  @Test
  void whatIsCommentedOutIsRightToo() throws Exception {
    Config config = ConfigFile.parse(allSet(), FILE).config();
    assertEquals(
        Set.of(
            TargetConfig.Folder.class,
            TargetConfig.Drive.class,
            TargetConfig.Rclone.class,
            TargetConfig.Git.class),
        config.targets().stream().map(Object::getClass).collect(Collectors.toSet()));
  }

  @Test
  void whatIsCommentedOutIsTheDefault() throws Exception {
    Config set = ConfigFile.parse(allSet(), FILE).config();
    Config example = ConfigFile.parse(ConfigTemplate.example(), FILE).config();
    assertEquals(example.http().uri(), set.http().uri());
    assertEquals(example.scanner(), set.scanner());
    assertEquals(example.workers(), set.workers());
    assertEquals(example.gate(), set.gate());
    assertEquals(example.rotation(), set.rotation());
    assertEquals(example.drill(), set.drill());
    assertEquals(example.verify(), set.verify());
    assertEquals(example.local(), set.local());
    assertEquals(example.alarms().late(), set.alarms().late());
    assertEquals(example.alarms().scanner(), set.alarms().scanner());
    assertEquals(example.alarms().repeat(), set.alarms().repeat());
    assertEquals(example.alarms().repeatOthers(), set.alarms().repeatOthers());
    assertEquals(example.alarms().calm(), set.alarms().calm());
    assertEquals(example.alarms().digest(), set.alarms().digest());
    assertEquals(example.alarms().heartbeatEvery(), set.alarms().heartbeatEvery());
    assertEquals(example.mail().port(), set.mail().port());
    assertEquals(example.mail().security(), set.mail().security());
    assertEquals(example.profiles(), set.profiles());
    assertEquals(example.classes(), set.classes());
  }

  @Test
  void itsLinesFitATerminal() {
    assertTrue(ConfigTemplate.example().lines().allMatch(line -> line.length() <= 100));
  }

  /** The example with every {@code #key} set. */
  private static String allSet() {
    return ConfigTemplate.example().replaceAll("(?m)^( *)#([a-z])", "$1$2");
  }

  /** Paths of the tree, with the user's names as the outline writes them. */
  private static void collect(Entries entries, String file, String outline, Set<String> paths) {
    for (Entry each : entries.entries().values()) {
      boolean named =
          Set.of("profiles.", "classes.", "targets.", "inboxes.", "webhooks.", "buttons.")
              .contains(file);
      String path = outline + (named ? Outline.ANY : each.key());
      if (!named) {
        paths.add(path);
      }
      if (each.value() instanceof Entries beneath && !PAIRS.contains(path)) {
        collect(beneath, file + each.key() + ".", path + ".", paths);
      }
    }
  }
}
