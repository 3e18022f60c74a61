package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where copies must be, and whether they are. */
class RequiredTest {
  private static final TargetKinds OFFICE = kinds("slot=DRIVE", "offsite=REMOTE", "nas=FOLDER");

  private static TargetKinds kinds(String... each) {
    Map<String, TargetKind> map = new LinkedHashMap<>();
    for (String one : each) {
      map.put(
          one.substring(0, one.indexOf('=')),
          TargetKind.valueOf(one.substring(one.indexOf('=') + 1)));
    }
    return new TargetKinds(map);
  }

  @ParameterizedTest
  @CsvSource({
    "all, all",
    "ALL, all",
    "1 drive, 1 drive",
    "2 drives, 2 drives",
    "1 Drive and 1 remote, 1 drive and 1 remote",
    "1 remote and 2 drives, 2 drives and 1 remote",
    "'2 drives, 1 remote and 1 folder', 2 drives and 1 remote and 1 folder",
    "'  1   drive   and  1  folder ', 1 drive and 1 folder"
  })
  void whatIsWrittenIsUnderstood(String text, String told) {
    assertEquals(told, Required.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "drive",
        "1",
        "0 drives",
        "-1 drive",
        "100 drives",
        "one drive",
        "1 tape",
        "1 drive and",
        "1 drive 1 remote",
        "1 drive and 1 drive",
        "1 drive & 1 remote",
        "1.5 drives",
        "all and 1 drive"
      })
  void whatIsNotUnderstoodSaysWhatToDo(String text) {
    String told =
        assertThrows(IllegalArgumentException.class, () -> Required.parse(text)).getMessage();
    assertTrue(told.matches("(write|name|there are) .*"), told);
  }

  @Test
  void aKindThatNoTargetHasIsImpossibleAndMoreDrivesThanSlotsAreNot() {
    assertEquals(List.of(), Required.parse("3 drives and 1 remote").impossible(OFFICE));
    assertEquals(List.of("2 remotes"), Required.parse("1 drive and 2 remotes").impossible(OFFICE));
    assertEquals(List.of("1 drive"), Required.parse("1 drive").impossible(kinds("nas=FOLDER")));
    assertEquals(List.of(), Required.ALL.impossible(kinds()));
  }

  @Test
  void copiesAreCountedByTheirKindsAndEachPlaceOnce() {
    Required two = Required.parse("2 drives and 1 remote");
    assertEquals(List.of("2 drives", "1 remote"), two.missing(List.of(), OFFICE));
    assertEquals(
        List.of("1 drive"), two.missing(List.of("drive:A:1", "drive:A:1", "offsite"), OFFICE));
    assertEquals(
        List.of(), two.missing(List.of("drive:A:1", "drive:B:2", "offsite", "nas"), OFFICE));
  }

  @Test
  void whatIsNoTargetOfTheConfigurationDoesNotCount() {
    Required one = Required.parse("1 remote");
    assertEquals(List.of("1 remote"), one.missing(List.of("former", "box:vault", "nas"), OFFICE));
    Required drive = Required.parse("1 drive");
    assertEquals(List.of("1 drive"), drive.missing(List.of("drive:A:1"), kinds("nas=FOLDER")));
    assertEquals(List.of("1 drive"), drive.missing(List.of("slot"), OFFICE));
  }

  @Test
  void allAreEveryTargetAndAsManyDrivesAsSlots() {
    assertEquals(
        List.of("the target \"offsite\"", "1 drive"), Required.ALL.missing(List.of("nas"), OFFICE));
    assertEquals(List.of(), Required.ALL.missing(List.of("nas", "offsite", "drive:Z:9"), OFFICE));
    assertEquals(
        List.of("1 drive"),
        Required.ALL.missing(List.of("drive:A:1"), kinds("a=DRIVE", "b=DRIVE")));
    assertEquals(List.of("any target"), Required.ALL.missing(List.of("drive:A:1"), kinds()));
  }
}
