package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/** What is found of a drive that comes back. */
class ReturnCheckTest {
  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget target = new MemoryTarget();
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private Archive archive;
  private List<DocumentVersion> versions;
  private int parts = 2;

  @BeforeEach
  void fill() throws Exception {
    archive = new Archive(dir, keys);
    versions = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      versions.add(
          archive.store(Archive.pdf(i), "legal", TestKeys.NOW.plus(Duration.ofDays(i / 2 % 6))));
    }
    assertTrue(courier().deliver(new Progress()));
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private Courier courier() {
    Cargo cargo =
        new Cargo(
            archive.vault(),
            archive.ledger(),
            null,
            Map.of(),
            new DeliverySettings(List.of(), OptionalInt.of(parts)));
    return new Courier("usb", cargo, new Opened("drive:A:1", target, true), told::add, () -> false);
  }

  private String object(int number) {
    return versions.get(number).object();
  }

  /** A whole visit. */
  private boolean visit() throws TargetFault, IOException {
    Courier courier = courier();
    Progress progress = new Progress();
    assertTrue(courier.deliver(progress));
    return courier.prove(progress, () -> false);
  }

  private Event.Verified verified() throws IOException {
    List<Event.Verified> all = archive.events(Event.Verified.class);
    return all.get(all.size() - 1);
  }

  @Test
  void aDriveThatIsNewIsNotReadAgain() throws Exception {
    Courier courier = courier();
    Progress progress = new Progress();
    progress.with("drive:B:2");
    courier.deliver(progress);
    assertEquals(List.of(), archive.events(Event.Verified.class));
  }

  @Test
  void whatIsGoneOrEmptyIsCopiedAgain() throws Exception {
    byte[] bytes = target.stored().remove(object(2));
    target.stored().remove(object(3));
    target.stored().put(object(7), new byte[0]);
    target.guard(
        (method, name) -> {
          if (method.equals("put") && name.equals(object(7))) {
            target.stored().remove(name); // as of a folder: what is empty is nothing
          }
        });
    assertTrue(visit());
    assertArrayEquals(bytes, target.stored().get(object(2)));
    assertTrue(target.stored().containsKey(object(3)));
    assertTrue(target.stored().get(object(7)).length > 0);
    assertEquals(
        List.of("missing", "missing", "empty"),
        archive.events(Event.CopyLost.class).stream().map(Event.CopyLost::reason).toList());
    assertEquals(3, verified().missing());
    assertEquals(0, verified().damaged());
    assertEquals(12, archive.vault().catalog().held("drive:A:1"));
    assertTrue(told.contains(new DeliveryEvent.Checked("usb", 3, 0)));
    assertTrue(visit());
    assertEquals(0, verified().missing());
  }

  @Test
  void eachVisitReadsAnotherPartSoThatAllAreCovered() throws Exception {
    parts = 3;
    long objects = 0;
    for (int visit = 0; visit < 4; visit++) {
      assertTrue(visit());
      Event.Verified found = verified();
      assertEquals(visit % 3 + 1, found.part());
      assertEquals(3, found.parts());
      assertEquals(
          versions.stream()
              .filter(each -> new PartOf(found.part(), 3).holds(each.object()))
              .mapToLong(DocumentVersion::size)
              .sum(),
          found.bytes());
      objects += visit < 3 ? found.objects() : 0;
    }
    assertEquals(12, objects);
  }

  /** The rule of {@code sealpress verify --part}. */
  private record PartOf(int number, int of) {
    boolean holds(String object) {
      String hash = Sha256.of(object.getBytes(StandardCharsets.UTF_8));
      return Long.parseLong(hash.substring(0, 8), 16) % of == number - 1;
    }
  }

  @Test
  void whatIsDamagedIsToldNotWrittenOverAndTheDriveIsNotUpToDate() throws Exception {
    parts = 1;
    byte[] longer = new byte[5000];
    target.stored().put(object(4), longer);
    byte[] flipped = target.stored().get(object(9)).clone();
    flipped[100] ^= 1;
    target.stored().put(object(9), flipped);
    Courier courier = courier();
    Progress progress = new Progress();
    TargetFault fault = assertThrows(TargetFault.class, () -> courier.deliver(progress));
    assertEquals(Kind.NAME_TAKEN, fault.kind());
    says(fault.getMessage(), "can't be repaired here", "then it is copied again");
    assertTrue(courier.prove(progress, () -> false));
    assertEquals(new Event.Verified("drive:A:1", 1, 1, 11, verified().bytes(), 2, 0), verified());
    List<Event.Fault> faults = archive.events(Event.Fault.class);
    assertEquals(Event.Fault.COPY_DAMAGED, faults.get(0).kind());
    says(faults.get(0).message(), "usb: 1 of its objects", object(4), "nothing is written over");
    says(faults.get(1).message(), "usb: 2 of its objects", "give the box another one");
    assertThrows(TargetFault.class, () -> courier.deliver(progress));
    assertArrayEquals(longer, target.stored().get(object(4)));
    assertArrayEquals(flipped, target.stored().get(object(9)));
    assertEquals(2, archive.vault().catalog().lack("drive:A:1").objects());
  }

  @Test
  void readingIsLeftForWhatIsMoreUrgentAndTakenUpAgain() throws Exception {
    parts = 1;
    Courier courier = courier();
    Progress progress = new Progress();
    courier.deliver(progress);
    int[] left = {5};
    assertFalse(courier.prove(progress, () -> left[0]-- <= 0));
    assertEquals(List.of(), archive.events(Event.Verified.class));
    List<String> read = new ArrayList<>();
    target.guard((method, name) -> read.add(name));
    assertTrue(courier.prove(progress, () -> false));
    assertEquals(7, read.size());
    assertEquals(12, verified().objects());
    assertFalse(courier.prove(progress, () -> false), "once in a stay");
  }

  @Test
  void aTargetThatStaysWhereItIsIsNotLookedThrough() throws Exception {
    target.stored().remove(object(2));
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    Opened office = new Opened("drive:A:1", target);
    assertTrue(
        new Courier("office", cargo, office, told::add, () -> false).deliver(new Progress()));
    assertEquals(List.of(), archive.events(Event.CopyLost.class));
  }
}
