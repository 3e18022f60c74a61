package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.fixture.TickingClock;
import org.sealpress.delivery.Destination;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.LifeSign;
import org.sealpress.plan.ClockCheck;
import org.sealpress.restore.LifeSigns;
import org.sealpress.seal.LedgerKey;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.folder.FolderTarget;

class LifeSignsOutTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path dir;
  private final TickingClock clock = new TickingClock();
  private long nanos;
  private Instant latest = TickingClock.START;
  private Ledger ledger;
  private LedgerKey key;
  private Notary notary;
  private FolderTarget target;

  @BeforeEach
  void open() throws Exception {
    ledger = Ledger.open(dir.resolve("ledger"), "desk", clock, RANDOM);
    key = LedgerKey.open(dir.resolve("ledger.key"), RANDOM);
    notary = Notary.open(ledger, dir, key, CheckpointListener.NONE);
    target = new FolderTarget("office", Files.createDirectory(dir.resolve("office")));
  }

  @AfterEach
  void close() throws IOException {
    notary.close();
    key.close();
    ledger.close();
  }

  private LifeSignsOut signs() {
    Board board = new Board("desk", Set.of("office"), clock, new BoardLog());
    ClockCheck check = new ClockCheck(clock, ZoneOffset.UTC, () -> nanos);
    return new LifeSignsOut(ledger, notary, board, () -> check.today(latest));
  }

  private void visit(LifeSignsOut signs, boolean returns) throws TargetFault {
    Destination place =
        signs
            .on(
                List.of(
                    new Destination(
                        "office", () -> new Destination.Opened("office", target, returns))))
            .get(0);
    Destination.Opened opened = place.opener().open();
    opened.extra().give(opened.target());
  }

  private List<String> there() throws TargetFault {
    return target.list("heartbeat").stream().map(Stat::name).toList();
  }

  private void pass(Duration time) {
    clock.jump(time);
    nanos += time.toNanos();
  }

  @Test
  void thereIsOneADay() throws Exception {
    LifeSignsOut signs = signs();
    visit(signs, false);
    visit(signs, false);
    assertEquals(List.of("heartbeat/2026-11-24"), there());
    pass(Duration.ofDays(1));
    visit(signs, false);
    assertEquals(List.of("heartbeat/2026-11-24", "heartbeat/2026-11-25"), there());
    LifeSign sign = LifeSigns.newest(target, List.of(notary.verifierKey())).orElseThrow();
    assertEquals(ledger.head().seq(), sign.entry());
    assertEquals(List.of("office unknown 0"), sign.targets());
  }

  @Test
  void theNextStartOfTheSameDayWritesNoOther() throws Exception {
    visit(signs(), false);
    LifeSign first = LifeSigns.newest(target, List.of(notary.verifierKey())).orElseThrow();
    pass(Duration.ofHours(2));
    visit(signs(), false);
    assertEquals(Optional.of(first), LifeSigns.newest(target, List.of(notary.verifierKey())));
  }

  @Test
  void withADoubtfulClockThereIsNone() throws Exception {
    latest = TickingClock.START.plus(Duration.ofDays(9));
    visit(signs(), false);
    assertEquals(List.of(), there());
  }

  @Test
  void aDriveGetsNone() throws Exception {
    visit(signs(), true);
    assertEquals(List.of(), there());
  }
}
