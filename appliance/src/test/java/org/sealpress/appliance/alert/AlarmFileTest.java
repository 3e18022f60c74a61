package org.sealpress.appliance.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmFileTest {
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

  @TempDir private Path data;

  private static AlarmFile.Content content(String what) {
    Alarm alarm =
        new Alarm(
            AlarmKind.COPY_LATE,
            "usb",
            Urgency.URGENT,
            "copies are late",
            what,
            Optional.of(AT),
            "risk",
            "remedy");
    return new AlarmFile.Content(
        List.of(new RaisedAlarm(alarm, AT, AT.plusSeconds(60), true)), Optional.of(AT), 12);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    assertEquals(AlarmFile.Content.NONE, new AlarmFile(data).read());
    new AlarmFile(data).write(content("what"));
    assertEquals(content("what"), new AlarmFile(data).read());
    assertEquals(List.of(AlarmFile.NAME), List.of(data.toFile().list()));
  }

  @Test
  void theDiskIsNotWrittenToForWordsAlone() throws IOException {
    AlarmFile file = new AlarmFile(data);
    file.write(content("for 24 hours"));
    Path path = data.resolve(AlarmFile.NAME);
    Files.setLastModifiedTime(path, FileTime.from(AT));
    file.write(content("for 25 hours"));
    assertEquals(FileTime.from(AT), Files.getLastModifiedTime(path));
    file.write(AlarmFile.Content.NONE);
    assertTrue(Files.getLastModifiedTime(path).toInstant().isAfter(AT));
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws IOException {
    Path path = data.resolve(AlarmFile.NAME);
    for (String damaged :
        List.of("", "{", "[]", "{\"raised\": [{}]}", "{\"raised\": 3}", "\u0000\u0001")) {
      Files.writeString(path, damaged);
      AlarmFile file = new AlarmFile(data);
      assertEquals(AlarmFile.Content.NONE, file.read(), damaged);
      file.write(content("what"));
      assertEquals(content("what"), new AlarmFile(data).read());
    }
  }

  @Test
  void aKindOfAnotherVersionIsPassedOver() throws IOException {
    new AlarmFile(data).write(content("what"));
    Path path = data.resolve(AlarmFile.NAME);
    Files.writeString(path, Files.readString(path).replace("copy-late", "ship-sunk"));
    AlarmFile.Content read = new AlarmFile(data).read();
    assertEquals(List.of(), read.raised());
    assertEquals(12, read.documents());
  }

  @Test
  void aDiskThatTakesNothingStopsNothing() throws IOException {
    Path gone = data.resolve("gone");
    AlarmFile file = new AlarmFile(gone);
    file.write(content("what"));
    file.write(content("what"));
    assertFalse(Files.exists(gone));
    Files.createDirectory(gone);
    file.write(content("what"));
    assertEquals(content("what"), new AlarmFile(gone).read());
  }
}
