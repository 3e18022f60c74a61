package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.FileKinds;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Verdict;
import org.sealpress.page.DrawnPage;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.TestKeys;

/** The whole JVM is killed while it takes a file in; another one goes on. */
class KilledImportIT {
  private static final int PAGES = 3;

  @TempDir Path dir;
  @TempDir Path keys;
  @TempDir Path inbox;

  @BeforeEach
  void prepare() throws Exception {
    Programs.assume("tesseract");
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P256));
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P384));
    List<BufferedImage> pages =
        Stream.of("one", "two", "three").map(word -> DrawnPage.word(word, 583, 827)).toList();
    FileKinds.tiff(inbox.resolve("scan.tif"), "CCITT T.6", pages);
  }

  private KilledJvm jvm() {
    return new KilledJvm(ImportMain.class, dir.resolve("errors.txt"));
  }

  private List<String> run(String killAt, int afterMillis) throws Exception {
    return jvm()
        .run(
            killAt,
            afterMillis,
            List.of(dir.resolve("data").toString(), keys.toString(), inbox.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ImportStarted",
        "SideFed 1",
        "SideFed 3",
        "ImportEnded",
        "SideRead",
        "DocumentMade",
        "Sealed"
      })
  @Timeout(180)
  void itIsOneDocumentInTheEndAndTheFileIsGone(String moment) throws Exception {
    List<String> said = run(moment, 0);
    assertTrue(said.contains(moment), () -> said + "\n" + errors());
    assertFalse(said.contains("Settled"), "it was killed");
    assertGetsThere();
  }

  /** Where the file goes, no event tells the moments apart. */
  @OnlyWithAll
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 15, 30})
  @Timeout(180)
  void killedSoonAfterTheDocumentIsMade(int millis) throws Exception {
    run("DocumentMade", millis);
    assertGetsThere();
  }

  private void assertGetsThere() throws Exception {
    List<String> rest = run("never", 0);
    assertEquals("Settled", rest.get(rest.size() - 1), () -> rest + "\n" + errors());
    assertEquals(List.of("Settled"), run("never", 0), "nothing is left to do");
    try (Stream<Path> left = Files.walk(inbox)) {
      assertEquals(List.of(inbox, inbox.resolve(ImportSource.REJECTED)), left.toList());
    }
    try (RealBox box = new RealBox(dir.resolve("data"), keys, 1, event -> {});
        Stream<Path> spool = Files.list(box.spool)) {
      assertEquals(1, box.vault.catalog().latest(10).size());
      assertEquals(PAGES, box.vault.catalog().latest(1).get(0).pages());
      assertEquals(1, box.events(Event.Captured.class).size());
      assertEquals(List.of(), box.events(Event.Fault.class));
      assertInstanceOf(Verdict.Intact.class, box.ledger.verify());
      assertEquals(List.of(), spool.toList());
    }
  }

  private String errors() {
    return jvm().complaints();
  }
}
