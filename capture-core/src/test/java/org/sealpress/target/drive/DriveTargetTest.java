package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** A drive for which a folder stands in. */
class DriveTargetTest extends TargetContract {
  private final Bench bench = new Bench();

  @TempDir Path folder;

  @Override
  protected Target makeTarget() throws Exception {
    Files.createDirectory(path());
    bench.enrol(slot(), "A");
    return DriveTarget.open(slot());
  }

  @Override
  protected void makeUnreachable() throws Exception {
    Files.move(path(), folder.resolve("pocket"));
    Files.createDirectory(path()); // The empty mount point.
  }

  @Override
  protected Optional<Path> backing() {
    return Optional.of(path());
  }

  @Override
  protected boolean isContent(Path file) {
    return !file.equals(path().resolve(DriveMarker.FILE));
  }

  private Path path() {
    return folder.resolve("slot");
  }

  private Slot slot() {
    return bench.folder(path());
  }

  @Test
  void theMarkerSaysWhichDriveItIs() throws Exception {
    DriveMarker marker = ((DriveTarget) target()).marker();
    assertEquals("A", marker.label());
    assertEquals(Instant.parse("2026-11-24T10:15:30Z"), marker.enrolledAt());
    assertEquals("", marker.filesystem());
    assertEquals("sealpress/desk/0123456789", marker.origin());
  }

  @Test
  void anAbsentDriveIsAskedForAndNothingIsWrittenInItsPlace() throws Exception {
    makeUnreachable();
    TargetFault fault = assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertEquals(
        "drive \"A\" is no longer in the slot at %s: insert it".formatted(path()),
        fault.getMessage());
    try (var files = Files.list(path())) {
      assertEquals(0, files.count());
    }
    Files.delete(path());
    assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertFalse(Files.exists(path()));
    assertFault(Kind.UNAVAILABLE, () -> DriveTarget.open(slot()));
    assertFault(Kind.UNAVAILABLE, () -> DriveTarget.forReading(path()));
  }

  @Test
  void anotherDriveInTheSlotIsNotWrittenTo() throws Exception {
    makeUnreachable();
    bench.enrol(slot(), "Büro 2");
    assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertEquals(List.of(), DriveTarget.open(slot()).list(""));
  }

  @Test
  void aMarkerThatChangesWhileItIsThereIsAnotherDrive() throws Exception {
    Path file = path().resolve(DriveMarker.FILE);
    Files.writeString(file, Files.readString(file).replace("\"A\"", "\"B\""));
    assertFault(Kind.UNAVAILABLE, this::putSomething);
    TargetFault fault = assertFault(Kind.DENIED, () -> DriveTarget.open(slot()));
    assertTrue(fault.getMessage().contains("is not signed by this box"), fault.getMessage());
    assertFault(Kind.DENIED, () -> bench.enrol(slot(), "C"));
  }

  @Test
  void onlyAnEmptyOneIsEnrolled() throws Exception {
    TargetFault twice = assertFault(Kind.NAME_TAKEN, () -> bench.enrol(slot(), "B"));
    assertTrue(twice.getMessage().contains("enrolled already, as drive \"A\""));

    Path used = folder.resolve("used");
    Files.createDirectories(used.resolve("objects"));
    assertFault(Kind.UNAVAILABLE, () -> bench.enrol(bench.folder(used), "B"));
    assertFault(Kind.UNAVAILABLE, () -> bench.enrol(bench.folder(folder.resolve("nowhere")), "B"));
    assertFalse(Files.exists(folder.resolve("nowhere")));

    Path desktop = Files.createDirectory(folder.resolve("desktop"));
    Files.createDirectories(desktop.resolve(".Trash-1000/files"));
    Files.createDirectory(desktop.resolve("System Volume Information"));
    bench.enrol(bench.folder(desktop), "B");
  }

  @Test
  void aLabelThatIsInUseOrIsNoneIsRefused() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    bench.labels.put("f".repeat(32), "A");
    TargetFault fault = assertFault(Kind.NAME_TAKEN, () -> bench.enrol(bench.folder(other), "A"));
    assertTrue(fault.getMessage().contains("ffffffff"), fault.getMessage());
    assertThrows(IllegalArgumentException.class, () -> bench.enrol(slot(), "a/b"));
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

  @Test
  void theBoxRemembersWhichCheckpointADriveHas() throws Exception {
    target().put("checkpoints/0000000042", Content.of(bytes("x")));
    target().put("checkpoints/0000000042.tsr", Content.of(bytes("y")));
    assertEquals(Map.of(((DriveTarget) target()).marker().id(), 42L), bench.shipped);
  }

  @Test
  void aDriveOfAnyBoxCanBeReadFrom() throws Exception {
    target().put("a", Content.of(bytes("x")));
    assertEquals(Optional.of(new Stat("a", 1)), DriveTarget.forReading(path()).stat("a"));
  }

  private void putSomething() throws TargetFault {
    target().put("a", Content.of(bytes("x")));
  }
}
