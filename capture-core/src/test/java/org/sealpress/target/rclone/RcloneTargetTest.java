package org.sealpress.target.rclone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** What is asked of rclone and what becomes of its answers, with a program in its place. */
class RcloneTargetTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
  private static final Content CONTENT = Content.of("sealed".getBytes(StandardCharsets.UTF_8));
  private static final String ROOT_IS_THERE =
      "'lsjson --stat'*' box:x '*) echo '{\"Path\":\"\",\"Size\":-1,\"IsDir\":true}' ;;\n";
  private static final String NOTHING_ELSE_IS = "'lsjson --stat'*) exit 3 ;;\n";
  private static final String FILE_SYSTEM =
      "'backend features'*) echo '{\"Features\":{\"Move\":true,\"BucketBased\":false}}' ;;\n";
  private static final String OBJECT_STORE =
      "'backend features'*) echo '{\"Features\":{\"Move\":false,\"BucketBased\":true}}' ;;\n";

  @TempDir Path folder;

  @Test
  void aMissingRcloneIsNamedWithItsPackage() {
    TargetFault fault = open(new Tool("no-such-rclone", "rclone"), Optional.empty());
    assertEquals(
        "target \"office\" (box:x): starting rclone failed: the program no-such-rclone is not on this machine (looked in %s): install it with \"apt-get install rclone\""
            .formatted(System.getenv("PATH")),
        fault.getMessage());
  }

  @Test
  void anOldRcloneIsNamedWithWhatIsExpected() throws Exception {
    Path old = Files.writeString(folder.resolve("old"), "#!/bin/sh\necho rclone v1.53.3-DEV\n");
    assertTrue(old.toFile().setExecutable(true));
    TargetFault fault = open(new Tool(old.toString(), "rclone"), Optional.empty());
    assertTrue(
        fault.getMessage().contains("is version 1.53.3, expected 1.60.0 or newer"),
        fault.getMessage());
  }

  @Test
  void aMissingConfigurationFileIsNamed() {
    TargetFault fault = open(new Tool("true", "x"), Optional.of(folder.resolve("none.conf")));
    assertTrue(
        fault.getMessage().contains("none.conf does not exist: make it with"), fault.getMessage());
  }

  private static TargetFault open(Tool tool, Optional<Path> config) {
    return assertFault(
        Kind.UNAVAILABLE,
        () -> RcloneTarget.open("office", "box:x", config, RcloneLimits.standard(), CLOCK, tool));
  }

  @Test
  void aWrongRemoteIsNamedWithItsTarget() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new FakeRclone(folder, "").open("backup", CLOCK));
    assertTrue(String.valueOf(e.getMessage()).startsWith("target \"office\": this is no remote"));
  }

  @Test
  void fileSystemsGetTheBytesUnderAnotherNameFirst() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            ROOT_IS_THERE
                + """
                'lsjson --stat'*' box:x/a/b '*)
                  if [ -e '%1$s' ]; then echo '{"Path":"b","Size":6,"IsDir":false}'; else exit 3; fi ;;
                'lsjson --no-mimetype'*) exit 3 ;;
                copyto*) ;;
                moveto*) touch '%1$s'; echo '{"msg":"Moved (server-side) to: a"}' >&2 ;;
                """
                    .formatted(folder.resolve("named"))
                + NOTHING_ELSE_IS
                + FILE_SYSTEM);
    RcloneTarget target = rclone.open("box:x", CLOCK);
    target.put("a/b", CONTENT);
    List<String> calls = rclone.calls();
    assertEquals(
        List.of(
            "version",
            "lsjson box:x/a/b",
            "backend features box:x",
            "lsjson box:x",
            "lsjson box:x/.sealpress-partial"),
        calls.subList(0, 5));
    assertTrue(
        calls
            .get(5)
            .matches(
                "copyto /\\S+/sealpress-\\d+.upload box:x/.sealpress-partial/1800000000-\\S{36}"),
        calls.get(5));
    String partial = calls.get(5).substring(calls.get(5).lastIndexOf(' ') + 1);
    assertEquals("moveto " + partial + " box:x/a/b", calls.get(6));
    assertEquals(7, calls.size());
    target.put("a/c", CONTENT);
    assertEquals(7 + 4, rclone.calls().size(), "four calls for each further put");
  }

  @Test
  void anObjectStoreCanNotSetAsideAndSaysWhatToDoInstead() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            "'lsjson --stat'*' s3:bucket/x/a/b'*) echo '{\"Path\":\"b\",\"Size\":3,\"IsDir\":false}' ;;\n"
                + OBJECT_STORE);
    RcloneTarget target = rclone.open("s3:bucket/x", CLOCK);
    assertFalse(target.canSetAside());
    TargetFault fault = assertFault(Kind.DENIED, () -> target.setAside("a/b"));
    assertTrue(fault.getMessage().contains("can't be repaired here"), fault.getMessage());
    assertTrue(fault.getMessage().contains("Remove that object yourself"), fault.getMessage());
    assertTrue(rclone.calls().stream().noneMatch(call -> call.matches("(move|delete|copy).*")));
  }

  @Test
  void objectStoresGetTheBytesUnderTheirName() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            "'lsjson --no-mimetype'*' s3:bucket '*) echo '[]' ;;\n"
                + NOTHING_ELSE_IS
                + OBJECT_STORE
                + "'lsjson --recursive'*) echo '[]' ;;\n"
                + "copyto*) echo '{\"msg\":\"Copied (new)\",\"object\":\"b\"}' >&2 ;;\n");
    rclone.open("s3:bucket/x", CLOCK).put("a/b", CONTENT);
    List<String> calls = rclone.calls();
    assertEquals("lsjson s3:bucket", calls.get(3));
    assertEquals("lsjson s3:bucket/x", calls.get(4), "is there an object a?");
    assertTrue(calls.get(5).matches("copyto /\\S+ s3:bucket/x/a/b"), calls.get(5));
    assertEquals(6, calls.size());
  }

  @Test
  void aNameTakenWhileUploadingIsNotOverwrittenAndTheUploadIsRemoved() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            ROOT_IS_THERE
                + """
                'lsjson --stat'*' box:x/a '*)
                  if [ -e '%1$s' ]; then echo '{"Path":"a","Size":6,"IsDir":false}'; else exit 3; fi ;;
                'lsjson --recursive'*) exit 3 ;;
                copyto*|deletefile*) ;;
                moveto*) touch '%1$s'; echo '{"msg":"stats","stats":{"renames":0}}' >&2 ;;
                cat*) printf SEALED ;;
                """
                    .formatted(folder.resolve("taken"))
                + FILE_SYSTEM);
    RcloneTarget target = rclone.open("box:x", CLOCK);
    assertFault(Kind.NAME_TAKEN, () -> target.put("a", CONTENT));
    List<String> calls = rclone.calls();
    assertTrue(
        calls.stream().anyMatch(call -> call.startsWith("deletefile box:x/.sealpress-partial/")));
  }

  @Test
  void partialFilesOfADayAgoAreRemovedAndNoOthers() throws Exception {
    String old = "1799900000-01234567-89ab-cdef-0123-456789abcdef";
    String fresh = "1799999000-01234567-89ab-cdef-0123-456789abcdef";
    FakeRclone rclone =
        new FakeRclone(
            folder,
            ROOT_IS_THERE
                + NOTHING_ELSE_IS
                + FILE_SYSTEM
                + """
                'lsjson --no-mimetype'*)
                  echo '[{"Path":"%1$s","Size":1},{"Path":"%2$s","Size":1},{"Path":"notes.txt","Size":1}'
                  echo ',{"Path":"%1$s","IsDir":true},{"Path":"%2$s","IsDir":true}]' ;;
                copyto*|deletefile*|purge*) ;;
                moveto*) echo '{"stats":{"renames":1}}' >&2 ;;
                """
                    .formatted(old, fresh));
    rclone.open("box:x", CLOCK).put("a", CONTENT);
    assertEquals(
        List.of(
            "deletefile box:x/.sealpress-partial/" + old, "purge box:x/.sealpress-partial/" + old),
        rclone.calls().stream().filter(call -> call.matches("(deletefile|purge).*")).toList());
  }

  @Test
  void aListThatBreaksOffIsAFaultAndNotAShorterList() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            """
            'lsjson --recursive'*)
              echo '[{"Path":"a","Size":1},'
              echo 'Failed to lsjson: connection lost' >&2; exit 1 ;;
            """);
    assertFault(Kind.UNAVAILABLE, () -> rclone.open("box:x", CLOCK).list(""));
  }

  @Test
  void whatIsPrintedMustBeWhatIsExpected() throws Exception {
    FakeRclone rclone = new FakeRclone(folder, "lsjson*) echo 'Welcome to the NAS' ;;\n");
    assertFault(Kind.IO_ERROR, () -> rclone.open("box:x", CLOCK).list(""));
    assertFault(Kind.IO_ERROR, () -> rclone.open("box:x", CLOCK).stat("a"));
  }

  @Test
  void anEmptyListCountsOnlyWhenTheRootIsSeen() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder, "'lsjson --recursive'*) echo '[]' ;;\n" + FILE_SYSTEM + NOTHING_ELSE_IS);
    RcloneTarget target = rclone.open("box:x", CLOCK);
    TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> target.list(""));
    assertTrue(
        fault.getMessage().contains("the folder box:x does not exist: create it (\"rclone mkdir"),
        fault.getMessage());
    assertFault(Kind.UNAVAILABLE, () -> target.stat("a"));
  }

  @Test
  void aPlaceThatHeldSomethingAndIsEmptyNowIsNotTheOneItWas() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            ROOT_IS_THERE
                + """
                'lsjson --recursive'*)
                  if [ -e '%1$s' ]; then echo '[]'; else touch '%1$s'; echo '[{"Path":"a","Size":1}]'; fi ;;
                'lsjson --no-mimetype'*) echo '[{"Path":".sealpress-partial","IsDir":true}]' ;;
                """
                    .formatted(folder.resolve("gone"))
                + FILE_SYSTEM
                + NOTHING_ELSE_IS);
    RcloneTarget target = rclone.open("box:x", CLOCK);
    assertEquals(List.of(new Stat("a", 1)), target.list(""));
    TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> target.list(""));
    assertTrue(
        fault.getMessage().contains("a was there and box:x is empty now: see whether the right"),
        fault.getMessage());
    assertFault(Kind.UNAVAILABLE, () -> target.put("b", CONTENT));
  }

  @Test
  void namesThatAreNoneAreNotListed() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            """
            'lsjson --recursive'*)
              echo '[{"Path":"b","Size":2},{"Path":"My doc","Size":1},{"Path":"a","Size":1},{"Path":"link","Size":-1}]' ;;
            """);
    assertEquals(List.of(new Stat("a", 1), new Stat("b", 2)), rclone.open("box:x", CLOCK).list(""));
  }

  @Test
  void aStoredFileThatEndsEarlyIsAnError() throws Exception {
    FakeRclone rclone =
        new FakeRclone(
            folder,
            """
            'lsjson --stat'*) echo '{"Path":"a","Size":6,"IsDir":false}' ;;
            'cat box:x/short '*) printf seal ;;
            'cat box:x/long '*) printf 'sealed twice' ;;
            'cat box:x/broken '*) printf seal; echo 'connection lost' >&2; exit 1 ;;
            cat*) printf sealed ;;
            """);
    RcloneTarget target = rclone.open("box:x", CLOCK);
    assertTrue(read(target, "short").contains("expected 6 bytes, got 4"));
    assertTrue(read(target, "long").contains("expected 6 bytes, got 12 or more"));
    assertTrue(read(target, "broken").contains("connection lost"));
    try (InputStream in = target.open("whole")) {
      assertEquals(2, in.skip(2));
      assertEquals("aled", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String read(RcloneTarget target, String name) throws Exception {
    try (InputStream in = target.open(name)) {
      return String.valueOf(assertThrows(IOException.class, in::readAllBytes).getMessage());
    }
  }

  @Test
  void everyCallHasItsLimitsAndNoneAsksAnybody() throws Exception {
    FakeRclone rclone = new FakeRclone(folder, ROOT_IS_THERE + NOTHING_ELSE_IS + FILE_SYSTEM);
    assertEquals(Optional.empty(), rclone.open("box:x", CLOCK).stat("a"));
    for (String line : rclone.commandLines().subList(1, 3)) {
      for (String option :
          List.of(
              "--contimeout=15s",
              "--timeout=60s",
              "--retries=1",
              "--ask-password=false",
              "--dry-run=false")) {
        assertTrue(line.contains(option), line);
      }
    }
  }
}
