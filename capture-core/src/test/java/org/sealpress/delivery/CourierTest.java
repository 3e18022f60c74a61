package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/** Rounds to one target. */
class CourierTest {
  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget target = new MemoryTarget();
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Map<String, Content> companions = new LinkedHashMap<>();
  private final Progress progress = new Progress();
  private final List<String> calls = new ArrayList<>();
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    archive = new Archive(dir, keys);
    companions.put("README.txt", content("how to get everything back"));
    companions.put("recipients/a.pem", content("a certificate"));
    watch();
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private void watch() {
    target.guard((method, name) -> calls.add(method + " " + name));
  }

  private static Content content(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private Courier courier() {
    return courier("office");
  }

  private Courier courier(String ledgerName) {
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), companions);
    return new Courier("office", cargo, new Opened(ledgerName, target), told::add, stopping::get);
  }

  private TargetFault fails(Courier courier) {
    return assertThrows(TargetFault.class, () -> courier.deliver(progress));
  }

  private List<String> delivered() {
    return told.stream()
        .filter(DeliveryEvent.Copied.class::isInstance)
        .map(event -> ((DeliveryEvent.Copied) event).object())
        .toList();
  }

  private static List<String> objects(List<DocumentVersion> versions) {
    return versions.stream().map(DocumentVersion::object).toList();
  }

  private byte[] local(DocumentVersion version) throws IOException {
    return Files.readAllBytes(archive.vault().object(version.object()));
  }

  @Test
  void everythingIsDeliveredTheOldestFirst() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(7);
    assertTrue(courier().deliver(progress));
    assertEquals(objects(versions), delivered());
    for (DocumentVersion version : versions) {
      assertArrayEquals(local(version), target.stored().get(version.object()));
      assertEquals(1, archive.vault().catalog().copies(version.document(), 1).size());
    }
  }

  @Test
  void aCopyCountsOnlyAfterItWasReadBack() throws Exception {
    DocumentVersion version = archive.storeMany(1).get(0);
    target.guard(
        (method, name) -> {
          calls.add(method + " " + name);
          if (method.equals("readBack") && name.equals(version.object())) {
            assertEquals(List.of(), copies());
            assertTrue(target.stored().containsKey(name));
          }
        });
    courier().deliver(progress);
    assertEquals(
        List.of(
            new Event.Copied(version.document(), 1, "office", version.object(), version.sha256())),
        copies());
    int put = calls.indexOf("put " + version.object());
    assertEquals("readBack " + version.object(), calls.get(put + 1));
  }

  private List<Event.Copied> copies() {
    try {
      return archive.events(Event.Copied.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void otherBytesThatAreReadBackAreNoCopyAndAreNamed() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(3);
    DocumentVersion bad = versions.get(1);
    target.medium(
        (name, bytes) -> {
          byte[] read = bytes.clone();
          read[read.length / 2] ^= (byte) (name.equals(bad.object()) ? 1 : 0);
          return new ByteArrayInputStream(read);
        });
    TargetFault fault = fails(courier());
    assertEquals(Kind.IO_ERROR, fault.kind());
    for (String part : List.of(bad.object(), "office", bad.sha256(), "replace it")) {
      assertTrue(fault.getMessage().contains(part), fault.getMessage());
    }
    assertEquals(objects(List.of(versions.get(0), versions.get(2))), delivered());
    assertEquals(List.of(), archive.vault().catalog().copies(bad.document(), 1));
    target.medium((name, bytes) -> new ByteArrayInputStream(bytes));
    assertTrue(courier().deliver(progress), "when it reads well again, it counts");
    assertEquals(1, archive.vault().catalog().copies(bad.document(), 1).size());
  }

  @Test
  void aMediumThatBreaksOffWhileReadingIsOfThatObjectAlone() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(3);
    target.medium(
        (name, bytes) ->
            name.equals(versions.get(0).object()) ? broken() : new ByteArrayInputStream(bytes));
    TargetFault fault = fails(courier());
    assertTrue(fault.getMessage().contains("can't be read back"), fault.getMessage());
    assertEquals(objects(versions.subList(1, 3)), delivered());
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("Input/output error");
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        throw new IOException("Input/output error");
      }
    };
  }

  @Test
  void anObjectThatIsDamagedOnTheBoxNeverGetsItsNameOnATarget() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(3);
    Path file = archive.vault().object(versions.get(0).object());
    byte[] bytes = Files.readAllBytes(file);
    bytes[200] ^= 1;
    Files.write(file, bytes);
    TargetFault fault = fails(courier());
    assertEquals(Kind.CONTENT_UNREADABLE, fault.kind());
    assertTrue(fault.getMessage().contains("is damaged on this box"), fault.getMessage());
    assertFalse(target.stored().containsKey(versions.get(0).object()));
    assertEquals(objects(versions.subList(1, 3)), delivered());
  }

  @Test
  void manyObjectsThatAreGoneFromTheBoxHoldUpNothing() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(9);
    for (DocumentVersion version : versions.subList(0, 8)) {
      Files.delete(archive.vault().object(version.object()));
    }
    TargetFault fault = fails(courier());
    assertTrue(
        fault.getMessage().startsWith(versions.get(0).object() + " is gone from this box"),
        fault.getMessage());
    assertTrue(fault.getMessage().endsWith("(and 7 more objects could not be delivered)"));
    assertEquals(objects(versions.subList(8, 9)), delivered());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"DENIED", "NAME_TAKEN", "IO_ERROR", "NOT_FOUND"})
  void oneObjectThatFailsDoesNotHoldUpTheOthers(Kind kind) throws Exception {
    List<DocumentVersion> versions = archive.storeMany(4);
    String bad = versions.get(1).object();
    target.guard(
        (method, name) -> {
          if (name.equals(bad)) {
            throw new TargetFault(kind, "not this one");
          }
        });
    TargetFault fault = fails(courier());
    assertTrue(fault.getMessage().startsWith("not this one"), fault.getMessage());
    assertEquals(objects(List.of(versions.get(0), versions.get(2), versions.get(3))), delivered());
    assertTrue(
        target.stored().keySet().stream().anyMatch(name -> name.startsWith("ledger/")),
        "what was delivered is proven");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"UNAVAILABLE", "FULL"})
  void whatIsOfTheWholeTargetEndsTheRound(Kind kind) throws Exception {
    List<DocumentVersion> versions = archive.storeMany(3);
    target.guard(
        (method, name) -> {
          if (method.equals("put") && name.equals(versions.get(1).object())) {
            throw new TargetFault(kind, "no more");
          }
        });
    assertEquals(kind, fails(courier()).kind());
    assertEquals(objects(versions.subList(0, 1)), delivered());
  }

  @Test
  void aBrokenTargetIsNotTriedWithEveryObjectAndFailingOnesDoNotStarveTheRest() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(12);
    Set<String> bad = Set.copyOf(objects(versions.subList(0, 6)));
    target.guard(
        (method, name) -> {
          calls.add(method + " " + name);
          if (bad.contains(name)) {
            throw new TargetFault(Kind.DENIED, "not " + name);
          }
        });
    TargetFault fault = fails(courier());
    assertTrue(fault.getMessage().endsWith("(and 4 more objects could not be delivered)"));
    assertEquals(5, calls.stream().filter(call -> call.startsWith("put objects")).count());
    assertEquals(List.of(), delivered());
    fails(courier());
    assertEquals(objects(versions.subList(6, 12)), delivered(), "the next round begins behind");
    watch();
    assertTrue(courier().deliver(progress));
    assertEquals(12, delivered().size());
  }

  @Test
  void aCrashBetweenThePutAndTheLedgerMakesNoSecondCopy() throws Exception {
    DocumentVersion version = archive.storeMany(1).get(0);
    target.put(version.object(), Content.of(archive.vault().object(version.object())));
    assertTrue(courier().deliver(progress));
    assertEquals(1, copies().size());
    assertTrue(courier().deliver(progress));
    assertEquals(1, copies().size(), "and not again");
    assertEquals(
        1, target.stored().keySet().stream().filter(n -> n.startsWith("objects/")).count());
  }

  @Test
  void anObjectOfAnotherContentOnTheTargetIsNamedAndStays() throws Exception {
    DocumentVersion version = archive.storeMany(1).get(0);
    target.put(version.object(), content("something else"));
    TargetFault fault = fails(courier());
    assertEquals(Kind.NAME_TAKEN, fault.kind());
    assertEquals(14, target.stored().get(version.object()).length);
  }

  @Test
  void drivesThatTakeTurnsEachGetEverything() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(2);
    courier("slot:A:1").deliver(progress);
    target.stored().clear(); // another drive is in the slot
    courier("slot:B:2").deliver(progress);
    assertEquals(4, copies().size());
    assertEquals(
        List.of("slot:A:1", "slot:B:2"),
        archive.vault().catalog().copies(versions.get(0).document(), 1).stream()
            .map(copy -> copy.target())
            .toList());
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), companions);
    assertEquals(0, cargo.waiting("slot:A:1"));
    assertEquals(2, cargo.waiting("slot:C:3"));
  }

  @Test
  void companionsLieBesideTheObjectsAndAreGivenOnceAVisit() throws Exception {
    Courier courier = courier();
    archive.storeMany(1);
    courier.deliver(progress);
    archive.storeMany(1);
    courier.deliver(progress);
    assertArrayEquals(
        "a certificate".getBytes(StandardCharsets.UTF_8), target.stored().get("recipients/a.pem"));
    assertEquals(1, calls.stream().filter("put README.txt"::equals).count());
  }

  @Test
  void aCompanionOfAnEarlierVersionStaysAndIsNoFault() throws Exception {
    target.put("README.txt", content("of an earlier version"));
    archive.storeMany(1);
    assertTrue(courier().deliver(progress));
    assertEquals(21, target.stored().get("README.txt").length);
    assertTrue(
        target.stored().keySet().stream()
            .anyMatch(name -> name.matches("README[.][0-9a-f]{8}[.]txt")),
        target.stored().keySet().toString());
  }

  @Test
  void toldToStopItEndsAfterTheObjectInFlight() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(3);
    target.guard(
        (method, name) -> {
          if (method.equals("readBack")) {
            stopping.set(true);
          }
        });
    assertFalse(courier().deliver(progress));
    assertEquals(objects(versions.subList(0, 1)), delivered());
  }

  @Test
  void nothingToDeliverIsNothingWritten() throws Exception {
    archive.storeMany(2);
    Courier courier = courier();
    courier.deliver(progress);
    long head = archive.ledger().head().seq();
    int files = target.stored().size();
    assertTrue(courier.deliver(progress));
    assertTrue(courier().deliver(progress));
    assertEquals(head, archive.ledger().head().seq());
    assertEquals(files, target.stored().size());
  }

  @Test
  void aTargetThatIsAwayIsNoticedThoughThereIsNothingToDeliver() throws Exception {
    archive.storeMany(1);
    Courier courier = courier();
    courier.deliver(progress);
    target.gone(true);
    assertEquals(Kind.UNAVAILABLE, fails(courier).kind());
  }
}
