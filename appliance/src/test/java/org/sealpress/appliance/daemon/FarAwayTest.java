package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Hours;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.fixture.Programs;
import org.sealpress.target.Batching;

class FarAwayTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path folder;

  private static FarAway at(String instant, Optional<Hours> hours) {
    return new FarAway(
        new TargetConfig.Rclone("off", "r:x", Optional.empty(), Optional.empty(), hours),
        Clock.fixed(Instant.parse(instant), BERLIN),
        BERLIN);
  }

  @Test
  void outsideOfItsHoursItIsClosedByTheClockOnTheWall() {
    Hours night = new Hours(LocalTime.of(19, 0), LocalTime.of(6, 0));
    assertEquals(
        Optional.of("calls go to it between 19:00-06:00 only, as the configuration has it"),
        at("2026-11-28T17:59:59Z", Optional.of(night)).closed());
    assertEquals(Optional.empty(), at("2026-11-28T18:00:00Z", Optional.of(night)).closed());
    assertEquals(Optional.empty(), at("2026-06-28T17:00:00Z", Optional.of(night)).closed());
    assertEquals(Optional.empty(), at("2026-11-28T12:00:00Z", Optional.empty()).closed());
  }

  @Test
  void itIsOpenedOnceAndTakesManyTogether() throws Exception {
    Programs.assume("rclone");
    FarAway far =
        new FarAway(
            new TargetConfig.Rclone("off", folder.toString(), Optional.empty()),
            Clock.systemUTC(),
            BERLIN);
    assertSame(far.open(), far.open());
    assertEquals("off", far.open().ledgerName());
    assertTrue(far.open().target() instanceof Batching);
  }

  @Test
  void whatKeepsARemoteFromBeingUsedIsNamedWithItsLine() throws Exception {
    Programs.assume("rclone");
    Programs.assume("git");
    Files.writeString(folder.resolve("rclone.conf"), "[office]\ntype = local\n");
    String text =
        """
        box: desk
        data: /d
        recipients: [a.pem, b.pem]
        targets:
          good: { kind: rclone, remote: "office:/x", config: rclone.conf }
          unknown:
            kind: rclone
            remote: ofice:/x
            config: rclone.conf
          without: { kind: rclone, remote: "office:/y", config: none.conf }
          inline: { kind: rclone, remote: ":local:/z", config: rclone.conf }
          history: { kind: git, url: "ssh://git@nas/a.git", key: no.key }
          local: { kind: git, url: /srv/a.git }
        """;
    Path file = folder.resolve("sealpress.yaml");
    List<String> problems = RemoteCheck.problems(ConfigFile.parse(text, file));
    assertEquals(3, problems.size(), problems::toString);
    assertEquals(
        file
            + ":8: target \"unknown\" (ofice:/x): rclone's configuration has no remote \"ofice\" (it has office:): make it with \"rclone config --config "
            + folder.resolve("rclone.conf")
            + "\" or correct the name",
        problems.get(0));
    assertTrue(problems.get(1).contains("none.conf does not exist"), problems.get(1));
    assertTrue(problems.get(2).startsWith(file + ":12: target \"history\""), problems.get(2));
    assertTrue(problems.get(2).contains("no.key (key) can't be read: make it"), problems.get(2));
  }
}
