package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.target.Content;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

class DriveTargetTest extends TargetContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:15:30.5Z"), ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;

  @Override
  protected Target makeTarget() throws Exception {
    Files.createDirectory(slot());
    DriveMarker marker = DriveTarget.enrol(slot(), "A", CLOCK, RANDOM);
    return DriveTarget.open(slot(), marker.id(), marker.label());
  }

  @Override
  protected void makeUnreachable() throws Exception {
    Files.move(slot(), folder.resolve("pocket"));
    Files.createDirectory(slot()); // The empty mount point.
  }

  @Override
  protected Optional<Path> backing() {
    return Optional.of(slot());
  }

  @Override
  protected boolean isContent(Path file) {
    return !file.equals(slot().resolve(DriveMarker.FILE));
  }

  private Path slot() {
    return folder.resolve("slot");
  }

  @Test
  void theMarkerSaysWhichDriveItIs() throws Exception {
    DriveMarker marker = DriveMarker.read(slot()).orElseThrow();
    assertEquals("A", marker.label());
    assertEquals(Instant.parse("2026-11-24T10:15:30Z"), marker.enrolledAt());
    assertEquals(32, marker.id().length());
    assertEquals(marker, DriveTarget.open(slot()).marker());
    assertEquals(
        """
        {
          "id" : "%s",
          "label" : "A",
          "enrolled" : "2026-11-24T10:15:30Z"
        }
        """
            .formatted(marker.id()),
        Files.readString(slot().resolve("drive.json")));
  }

  @Test
  void whatALaterVersionAddsToTheMarkerIsNoHarm() throws Exception {
    Path file = slot().resolve("drive.json");
    Files.writeString(file, Files.readString(file).replace("{", "{\"signature\": [1, {}],"));
    assertEquals("A", DriveTarget.open(slot()).marker().label());
  }

  @Test
  void anAbsentDriveIsAskedForAndNothingIsWrittenInItsPlace() throws Exception {
    makeUnreachable();
    TargetFault fault = assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertEquals(
        "drive \"A\" is not in the slot at %s: insert it".formatted(slot()), fault.getMessage());
    try (var files = Files.list(slot())) {
      assertEquals(0, files.count());
    }
    Files.delete(slot());
    assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertFalse(Files.exists(slot()));
    String id = ((DriveTarget) target()).marker().id();
    assertFault(Kind.UNAVAILABLE, () -> DriveTarget.open(slot(), id, "A"));
    assertFault(Kind.UNAVAILABLE, () -> DriveTarget.open(slot()));
  }

  @Test
  void anotherDriveInTheSlotIsNamedAndNotWrittenTo() throws Exception {
    makeUnreachable();
    DriveMarker other = DriveTarget.enrol(slot(), "Büro 2", CLOCK, RANDOM);
    TargetFault fault = assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertTrue(
        fault
            .getMessage()
            .startsWith(
                "drive \"A\" is not in the slot at %s, drive \"Büro 2\" is".formatted(slot())),
        fault.getMessage());
    assertEquals(List.of(), DriveTarget.open(slot(), other.id(), "Büro 2").list(""));
  }

  @Test
  void anotherDriveOfTheSameLabelIsAnotherDrive() throws Exception {
    makeUnreachable();
    DriveMarker other = DriveTarget.enrol(slot(), "A", CLOCK, RANDOM);
    assertNotEquals(((DriveTarget) target()).marker().id(), other.id());
    TargetFault fault = assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertTrue(fault.getMessage().contains(other.id()), fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"id\": 5}",
        "{\"id\":\"../../etc\",\"label\":\"A\",\"enrolled\":\"2026-11-24T10:15:30Z\"}",
        "{\"id\":\"00000000000000000000000000000000\",\"label\":\"\\u001b[2J\",\"enrolled\":\"2026-11-24T10:15:30Z\"}",
        "{\"id\":\"00000000000000000000000000000000\",\"label\":\"A\",\"enrolled\":\"yesterday\"}"
      })
  void anEditedMarkerIsLookedAtByAPerson(String json) throws Exception {
    Files.writeString(slot().resolve("drive.json"), json);
    TargetFault fault = assertFault(Kind.DENIED, this::putSomething);
    assertTrue(fault.getMessage().contains("drive.json is no marker"), fault.getMessage());
    assertFault(Kind.DENIED, () -> DriveTarget.enrol(slot(), "B", CLOCK, RANDOM));
  }

  @Test
  void onlyAFreshDriveIsEnrolled() throws Exception {
    TargetFault twice =
        assertFault(Kind.NAME_TAKEN, () -> DriveTarget.enrol(slot(), "B", CLOCK, RANDOM));
    assertTrue(twice.getMessage().contains("enrolled already, as drive \"A\""));

    Path used = folder.resolve("used");
    Files.createDirectories(used.resolve("objects"));
    assertFault(Kind.NAME_TAKEN, () -> DriveTarget.enrol(used, "B", CLOCK, RANDOM));
    assertFault(
        Kind.UNAVAILABLE, () -> DriveTarget.enrol(folder.resolve("nowhere"), "B", CLOCK, RANDOM));
    assertFalse(Files.exists(folder.resolve("nowhere")));

    Path holiday = Files.createDirectory(folder.resolve("holiday"));
    Files.writeString(holiday.resolve("beach.jpg"), "x");
    DriveTarget.enrol(holiday, "B", CLOCK, RANDOM);
    assertTrue(Files.exists(holiday.resolve("beach.jpg")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " A", "A ", "a\nb", "\u001b", "a/b", "..", "\""})
  void whatIsNoLabelIsRefused(String label) {
    assertThrows(
        IllegalArgumentException.class, () -> DriveTarget.enrol(slot(), label, CLOCK, RANDOM));
  }

  @Test
  void theMarkerIsNoNameOfTheTarget() throws Exception {
    assertFault(Kind.NAME_TAKEN, () -> target().put("drive.json", Content.of(bytes("{}"))));
    assertFault(Kind.NAME_TAKEN, () -> target().put("DRIVE.json", Content.of(bytes("{}"))));
    assertFault(Kind.NOT_FOUND, () -> target().open("drive.json"));
    assertFault(Kind.NOT_FOUND, () -> target().readBack("drive.json"));
    assertEquals(Optional.empty(), target().stat("drive.json"));
    target().put("a/drive.json", Content.of(bytes("{}")));
    assertStored("a/drive.json", bytes("{}"));
  }

  private void putSomething() throws TargetFault {
    target().put("a", Content.of(bytes("x")));
  }

  @Test
  void aMarkerOfZerosIsNoneAndNoFaultOfTheDrive() throws Exception {
    Files.write(slot().resolve(DriveMarker.FILE), new byte[] {'{', 0, 0, 0, 0, '"', '}'});
    assertFault(Kind.DENIED, () -> DriveMarker.read(slot()));
  }
}
