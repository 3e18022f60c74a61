package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.TestClock;
import org.sealpress.seal.Sealer;

/** The power goes while objects leave the box. */
class LeavingIT {
  private static final int DOCUMENTS = 24;

  @TempDir Path dir;
  @TempDir Path keys;

  @Test
  void onExt4NothingIsGoneThatTheLedgerDoesNotSayHasLeft() throws Exception {
    for (int round = 0; round < 6; round++) {
      try (LoopDevice disk = LoopDevice.ext4(dir, "ext4-" + round, 32L << 20)) {
        cutWhileLeaving(disk, round);
      }
    }
  }

  @Test
  void onXfsNothingIsGoneThatTheLedgerDoesNotSayHasLeft() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (LoopDevice disk = LoopDevice.xfs(dir, "xfs-" + round, 320L << 20)) {
        cutWhileLeaving(disk, 100 + round);
      }
    }
  }

  private void cutWhileLeaving(LoopDevice disk, int seed) throws Exception {
    Path root = disk.mountPoint().resolve("data");
    TestClock clock = new TestClock("2026-11-24T09:20:00Z");
    Sealer sealer = TestBox.sealer(keys);
    TestBox box = new TestBox(root, clock);
    List<DocumentVersion> all = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      all.add(
          box.vault().store(TestBox.meta(), sealer, TestBox.source(TestBox.pdf(20_000))).version());
    }
    int confirmed = leaveUntilThePowerGoes(box, all, disk, seed);
    try {
      box.close();
    } catch (IOException e) {
      // its disk is gone
    }
    disk.unmount();
    disk.mount();
    try (TestBox again = new TestBox(root, clock)) {
      List<String> left =
          again.events(Event.LeftBox.class).stream().map(Event.LeftBox::object).toList();
      assertTrue(left.size() >= confirmed, left.size() + " of " + confirmed);
      for (DocumentVersion each : all) {
        Path file = again.vault().object(each.object());
        if (!left.contains(each.object())) {
          assertEquals(each.sha256(), Sha256.of(file), "it never left");
        } else if (Files.exists(file)) {
          assertEquals(each.sha256(), Sha256.of(file), "it was about to");
          assertTrue(
              again.vault().catalog().upkeep().lastLeft(3).stream()
                  .anyMatch(last -> last.object().equals(each.object())),
              "the last ones alone can be there still");
        }
      }
      assertEquals(DOCUMENTS - left.size(), again.vault().catalog().upkeep().onBox(-1, 99).size());
    }
  }

  private static int leaveUntilThePowerGoes(
      TestBox box, List<DocumentVersion> all, LoopDevice disk, int seed) throws Exception {
    Random random = new Random(seed);
    int after = random.nextInt(DOCUMENTS / 3);
    int nanos = random.nextInt(3_000_000);
    AtomicInteger confirmed = new AtomicInteger();
    CountDownLatch come = new CountDownLatch(1);
    Thread leaving =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < all.size(); i += 3) {
                  if (i / 3 == after) {
                    come.countDown();
                  }
                  box.vault().leave(all.subList(i, i + 3), "room is needed");
                  confirmed.addAndGet(3);
                }
              } catch (IOException e) {
                // the power is gone
              }
              come.countDown();
            });
    leaving.start();
    come.await();
    LockSupport.parkNanos(nanos);
    disk.cutPower();
    leaving.join();
    return confirmed.get();
  }
}
