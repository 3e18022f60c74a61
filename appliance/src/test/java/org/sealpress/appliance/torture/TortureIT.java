package org.sealpress.appliance.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;

/** Some rounds of {@code deploy/torture.sh}. */
class TortureIT {
  static final Path LAUNCHER = Path.of("../deploy/bin/sealpress").toAbsolutePath().normalize();
  private static final long SEED = 20_261_124;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
  private static Campaign campaign;

  @BeforeAll
  static void prepare() throws Exception {
    Programs.assume("tesseract", "setsid", "openssl");
    PrintStream out = new PrintStream(SAID, true, StandardCharsets.UTF_8);
    campaign = new Campaign(folder, LAUNCHER, SEED, "", out);
  }

  @AfterAll
  static void end() {
    if (campaign != null) {
      campaign.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"KILL, 6", "POWER, 3", "SCANNER, 2"})
  @Timeout(240)
  void nothingIsLost(Kind kind, int rounds) throws Exception {
    run(kind, rounds);
  }

  @ParameterizedTest
  @CsvSource({"KILL, 300", "POWER, 100", "FULL, 30", "SCANNER, 60"})
  @OnlyWithAll
  void nothingIsLostInALongCampaign(Kind kind, int rounds) throws Exception {
    run(kind, rounds);
  }

  @Test
  @OnlyWithAll
  void theDaemonDoesNotGrow() throws Exception {
    PrintStream out = new PrintStream(SAID, true, StandardCharsets.UTF_8);
    assertTrue(new Soak(campaign, out).run(2_000), TortureIT::said);
  }

  private static String said() {
    return SAID.toString(StandardCharsets.UTF_8);
  }

  private static void run(Kind kind, int rounds) throws Exception {
    kind.missing().ifPresent(why -> Assumptions.abort("skipped: " + why));
    Score score = campaign.run(kind, rounds);
    assertEquals(0, score.failed(), TortureIT::said);
    assertEquals(rounds, score.rounds());
  }
}
