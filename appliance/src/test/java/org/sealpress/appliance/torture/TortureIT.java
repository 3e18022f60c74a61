package org.sealpress.appliance.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.fixture.Programs;

/** Some rounds of {@code deploy/torture.sh}. */
class TortureIT {
  static final Path LAUNCHER = Path.of("../deploy/bin/sealpress").toAbsolutePath().normalize();
  private static final long SEED = 20_261_124;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @ParameterizedTest
  @CsvSource({"KILL, 6", "POWER, 3", "SCANNER, 2"})
  @Timeout(240)
  void nothingIsLost(Kind kind, int rounds) throws Exception {
    campaign(kind, rounds, SEED);
  }

  @ParameterizedTest
  @CsvSource({"KILL, 300", "POWER, 100", "FULL, 30", "SCANNER, 60"})
  @EnabledIfSystemProperty(
      named = "all",
      matches = "true",
      disabledReason = "only with --all: slow")
  void nothingIsLostInALongCampaign(Kind kind, int rounds) throws Exception {
    campaign(kind, rounds, SEED + 1);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "all",
      matches = "true",
      disabledReason = "only with --all: slow")
  void theDaemonDoesNotGrow() throws Exception {
    Programs.assume("tesseract", "setsid");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Campaign campaign = new Campaign(folder, LAUNCHER, SEED, "", out)) {
      assertEquals(
          true, new Soak(campaign, out).run(10_000), () -> said.toString(StandardCharsets.UTF_8));
    }
  }

  private void campaign(Kind kind, int rounds, long seed) throws Exception {
    Programs.assume("tesseract", "setsid", "openssl");
    kind.missing().ifPresent(why -> Assumptions.abort("skipped: " + why));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Campaign campaign = new Campaign(folder, LAUNCHER, seed, "", out)) {
      Score score = campaign.run(kind, rounds);
      assertEquals(0, score.failed(), () -> said.toString(StandardCharsets.UTF_8));
      assertEquals(rounds, score.rounds());
    }
  }
}
