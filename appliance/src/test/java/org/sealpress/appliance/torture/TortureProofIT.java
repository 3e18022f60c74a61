package org.sealpress.appliance.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;

/** The bench is worth something only if it finds bugs: here are some. */
@OnlyWithAll
class TortureProofIT {
  private static final Path JAR = Path.of("target/sealpress.jar");
  private static final long SEED = 7;
  private static final int MOST_ROUNDS = 15;

  @TempDir private Path folder;

  @BeforeEach
  void programs() {
    Programs.assume("tesseract", "setsid");
  }

  /** Runs until something is found; the losses. */
  private int losses(Kind kind, Plant plant) throws Exception {
    kind.missing().ifPresent(why -> Assumptions.abort("skipped: " + why));
    String agent = plant.agent(Files.createDirectory(folder.resolve("plant")), JAR);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Campaign campaign =
        new Campaign(folder.resolve("work"), TortureIT.LAUNCHER, SEED, agent, out)) {
      for (int first = 1; first <= MOST_ROUNDS; first++) {
        Score score = new Score(kind);
        first = campaign.runBox(kind, first, MOST_ROUNDS, score) - 1;
        if (score.losses() > 0) {
          return score.losses();
        }
      }
    }
    System.out.println(said.toString(StandardCharsets.UTF_8));
    return 0;
  }

  @Test
  @Timeout(240)
  void sidesThatAreNotFsyncedAreFoundMissingAfterAPowerCut() throws Exception {
    Plant plant =
        new Plant(
            "org/sealpress/durable/NewFile.java",
            Map.of(
                "channel.force(true);", // not of all files: without its own key the box feeds
                // nothing
                "if (!destination.toString().endsWith(\".raw\")) { channel.force(true); }"));
    assertTrue(losses(Kind.POWER, plant) > 0, "no loss was found");
  }

  @Test
  @Timeout(240)
  void pagesThatAreDeletedBeforeTheyAreSealedAreFoundMissingAfterAKill() throws Exception {
    Plant plant =
        new Plant(
            "org/sealpress/intake/Finishing.java",
            Map.of(
                "capture.begins(new Sealed(seal(capture)));",
                "listener.on(new CaptureEvent.Sealed(capture.id(), seal(capture).stream()"
                    + ".map(SealedDocument::named).toList())); if (true) return;",
                "String object = store(capture, division, made);",
                "byte[] early; try (java.io.InputStream in = capture.spool().document(1).open()) {"
                    + " early = in.readAllBytes(); } capture.spool().delete();"
                    + " String object = store.store(document(capture, division, made),"
                    + " new org.sealpress.vault.PlainSource() {"
                    + " public long length() { return early.length; }"
                    + " public java.io.InputStream open() {"
                    + " return new java.io.ByteArrayInputStream(early); } });"
                    + " if (true) return List.of(object);"));
    assertTrue(losses(Kind.KILL, plant) > 0, "no loss was found");
  }
}
