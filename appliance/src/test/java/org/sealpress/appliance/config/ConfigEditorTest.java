package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigEditorTest {
  private static final String TEXT =
      """
      # The box at the front desk. Ask Ms Weber.
      box: desk
      data: data  # on the large disk
      recipients: [recovery.pem, spare.pem]
      """;

  @TempDir Path folder;
  private Path file;
  private ConfigEditor editor;

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(folder.resolve("sealpress.yaml"), TEXT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    editor = new ConfigEditor(file);
  }

  @Test
  void whatWasTypedIsWrittenWithItsComments() throws Exception {
    String next = TEXT.replace("box: desk", "box: desk # new\ngate: no");
    ConfigEditor.Current before = editor.read();
    assertEquals(TEXT, before.text());
    ConfigEditor.Current after = editor.write(next, before.hash());
    assertEquals(next, Files.readString(file));
    assertEquals(next, after.text());
    assertFalse(ConfigFile.read(file).config().gate());
    assertEquals(after, editor.read());
  }

  @Test
  void theFormerFileStaysBesideItAndNothingElse() throws Exception {
    editor.write(TEXT + "gate: no\n", editor.read().hash());
    editor.write(TEXT + "gate: yes\n", editor.read().hash());
    assertEquals(TEXT + "gate: no\n", Files.readString(editor.former()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("sealpress.yaml", "sealpress.yaml.former"),
          files.map(each -> each.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void nobodyElseMayReadTheNextFile() throws Exception {
    editor.write(TEXT + "gate: no\n", editor.read().hash());
    for (Path each : List.of(file, editor.former())) {
      assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
    }
  }

  @Test
  void aTextWithMistakesIsNotWritten() throws Exception {
    String hash = editor.read().hash();
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> editor.write(TEXT + "gate: maybe\nhttpp: {}\n", hash));
    assertEquals(List.of(5, 6), e.problems().stream().map(Problem::line).toList());
    assertEquals(TEXT, Files.readString(file));
    assertFalse(Files.exists(editor.former()));
  }

  @Test
  void whatSomebodyElseHasChangedMeanwhileIsNotWrittenOver() throws Exception {
    String hash = editor.read().hash();
    Files.writeString(file, TEXT + "gate: no\n");
    ConfigEditor.Changed e =
        assertThrows(ConfigEditor.Changed.class, () -> editor.write(TEXT + "gate: yes\n", hash));
    says(e.getMessage(), "sealpress.yaml", "somebody else has changed it", "load it anew");
    assertEquals(TEXT + "gate: no\n", Files.readString(file));
  }

  @Test
  void aLinkStaysOne() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
    ConfigEditor linked = new ConfigEditor(link);
    linked.write(TEXT + "gate: no\n", linked.read().hash());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(TEXT + "gate: no\n", Files.readString(file));
  }

  @Test
  void linesEndAsTheyDidAndTheLastOneDoesEnd() throws Exception {
    Files.writeString(file, TEXT.replace("\n", "\r\n"));
    editor.write(TEXT + "gate: no", editor.read().hash());
    assertEquals((TEXT + "gate: no\n").replace("\n", "\r\n"), Files.readString(file));
  }

  @Test
  void aFolderThatCanBeWrittenIsNoObstacle() {
    assertEquals(Optional.empty(), editor.whyNot());
  }

  @Test
  void whatIsDifferentIsToldBySections() throws Exception {
    Config before = ConfigFile.parse(TEXT, file).config();
    assertEquals(
        List.of(),
        ConfigChanges.between(before, ConfigFile.parse("# hello\n" + TEXT, file).config()));
    Config after =
        ConfigFile.parse(
                TEXT.replace(", spare.pem", "") + "http: { port: 8421 }\nworkers: { count: 2 }\n",
                file)
            .config();
    assertEquals(List.of("recipients", "http", "workers"), ConfigChanges.between(before, after));
    assertTrue(ConfigChanges.isGrave("recipients"));
    assertFalse(ConfigChanges.isGrave("http"));
  }

  @Test
  void everySectionOfTheConfigurationIsCompared() {
    assertEquals(Config.class.getRecordComponents().length, ConfigChanges.all().size());
  }
}
