package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.ledger.TestClock;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Due;
import org.sealpress.plan.Required;
import org.sealpress.plan.TargetKind;
import org.sealpress.plan.TargetKinds;
import org.sealpress.plan.Today;
import org.sealpress.target.folder.FolderTarget;

/**
 * A box with a drive and a remote, whose disk is so full that all leaves it that may; for {@link
 * MakingRoomIT}, also in a process of its own.
 */
final class RoomMaker implements AutoCloseable {
  static final String DRIVE = DriveRecord.ledgerName("A", "0123456789abcdef0123456789abcdef");
  static final String REMOTE = "offsite";

  private static final Pace QUICK =
      new Pace(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofSeconds(5));

  private final Archive archive;
  private final Path data;
  private final Path targets;
  private final CountDownLatch round = new CountDownLatch(1);

  /**
   * Opens it.
   *
   * @param data what is on its disk
   * @param targets the folders of the drive and the remote, on another one
   */
  RoomMaker(Path data, Path keys, Path targets, TestClock clock) throws IOException {
    this.archive = new Archive(data, keys, clock);
    this.data = data;
    this.targets = targets;
  }

  /** Makes room in one round, and then in as many as it takes. */
  public static void main(String[] args) throws Exception {
    try (RoomMaker box =
        new RoomMaker(
            Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), new TestClock(args[3]))) {
      try (Delivery delivery = box.deliver(true)) {
        box.awaitRound();
        System.out.println("a round is done, alive: " + delivery.isAlive());
      }
    }
  }

  Archive archive() {
    return archive;
  }

  private Cargo cargo() {
    Verifying weekly =
        new Verifying(
            Duration.ofDays(7), () -> Today.sure(archive.clock().instant(), ZoneOffset.UTC));
    return new Cargo(
        archive.vault(),
        archive.ledger(),
        null,
        Map.of(),
        new DeliverySettings(List.of(), OptionalInt.of(1), weekly, () -> Due.ALL));
  }

  /**
   * Starts deliveries, and looks after the box.
   *
   * @param full whether its disk is
   */
  Delivery deliver(boolean full) {
    RoomRules rules =
        new RoomRules(
            Duration.ofDays(30),
            Long.MAX_VALUE / 2,
            () -> full ? 0 : Long.MAX_VALUE,
            Map.of("legal", Required.parse("1 drive and 1 remote")),
            new TargetKinds(Map.of("slot", TargetKind.DRIVE, REMOTE, TargetKind.REMOTE)),
            Set.of());
    return new Delivery(
        cargo(),
        List.of(
            new Destination(
                "slot",
                () -> new Opened(DRIVE, new FolderTarget("slot", targets.resolve("slot")), true)),
            new Destination(
                REMOTE,
                () -> new Opened(REMOTE, new FolderTarget(REMOTE, targets.resolve(REMOTE))))),
        QUICK,
        event -> {
          if (event instanceof DeliveryEvent.OwnStore) {
            round.countDown();
          }
        },
        Optional.of(
            new BoxStore(new FolderTarget("this box", data.resolve("vault")), Optional.of(rules))));
  }

  /** Until the box was looked after once. */
  void awaitRound() throws InterruptedException {
    round.await();
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
