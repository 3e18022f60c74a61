package org.sealpress.target.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Contents;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

class FolderTargetTest extends TargetContract {
  @TempDir Path folder;

  @Override
  protected Target makeTarget() throws Exception {
    return new FolderTarget("office", Files.createDirectory(root()));
  }

  @Override
  protected void makeUnreachable() throws Exception {
    Files.move(root(), folder.resolve("elsewhere"));
  }

  @Override
  protected Optional<Path> backing() {
    return Optional.of(root());
  }

  private Path root() {
    return folder.resolve("backup");
  }

  @Test
  void whatTheMediumGivesBackAsSomethingElseGetsNoName() throws Exception {
    FolderTarget bad = Unproven.folder(root(), (file, sha256) -> Files.size(file) != 5);
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (String text : List.of("four", "fives", "six six")) {
      contents.put("a/" + text.length(), new Expected(Content.of(bytes(text)), ""));
    }
    assertEquals(Set.of("a/4", "a/7"), bad.putProven(contents));
    assertEquals(List.of("a/4", "a/7"), names(""));
    assertNoLeftovers();
  }

  @Test
  void whatCanNotBeReadBackGetsNoNameAndKeepsNoOtherFromIts() throws Exception {
    FolderTarget bad =
        Unproven.folder(
            root(),
            (file, sha256) -> {
              if (sha256.equals("bad")) {
                throw new IOException("Input/output error");
              }
              return true;
            });
    Map<String, Expected> contents = new LinkedHashMap<>();
    contents.put("a/1", new Expected(Content.of(bytes("1")), "bad"));
    contents.put("a/2", new Expected(Content.of(bytes("2")), "good"));
    assertEquals(Set.of("a/2"), bad.putProven(contents));
    assertEquals(List.of("a/2"), names(""));
    assertNoLeftovers();
  }

  @Test
  void aMissingFolderIsNamedWithItsRemedyAndNotMade() throws Exception {
    makeUnreachable();
    TargetFault fault = assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertEquals(
        "target \"office\": %s does not exist: create it or correct target \"office\" in the configuration"
            .formatted(root()),
        fault.getMessage());
    assertFalse(Files.exists(root()));
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws Exception {
    makeUnreachable();
    Files.writeString(root(), "");
    TargetFault fault = assertFault(Kind.UNAVAILABLE, this::putSomething);
    assertTrue(fault.getMessage().contains("is not a folder"), fault.getMessage());
  }

  @Test
  void nothingIsWrittenThroughASymbolicLink() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "x");
    Files.createSymbolicLink(root().resolve("a"), outside);
    Files.createSymbolicLink(root().resolve("s"), outside.resolve("secret"));
    Files.createSymbolicLink(root().resolve("dangling"), outside.resolve("new"));
    for (String name : List.of("a/b", "a/b/c", "s", "dangling")) {
      TargetFault fault =
          assertFault(Kind.DENIED, () -> target().put(name, Content.of(bytes("y"))));
      assertTrue(fault.getMessage().contains("is a symbolic link"), fault.getMessage());
    }
    assertFault(Kind.DENIED, () -> target().open("s"));
    assertFault(Kind.DENIED, () -> target().stat("a/secret"));
    assertEquals(List.of(), target().list(""));
    try (var files = Files.list(outside)) {
      assertEquals(1, files.count());
    }
    assertEquals("x", Files.readString(outside.resolve("secret")));
  }

  @Test
  void theRootItselfMayBeASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root());
    new FolderTarget("x", link).put("a/b", Content.of(bytes("y")));
    assertTrue(Files.exists(root().resolve("a/b")));
  }

  @Test
  void whatACrashLeftIsRemovedByTheNextPutIntoTheFolder() throws Exception {
    Path leftover = Files.createDirectories(root().resolve("a")).resolve(".sealpress-0-1.tmp");
    Path notOurs = root().resolve("a/.other.tmp");
    Files.writeString(leftover, "half");
    Files.writeString(notOurs, "x");
    assertEquals(List.of(), target().list(""));
    target().put("a/b", Content.of(bytes("y")));
    assertFalse(Files.exists(leftover));
    assertTrue(Files.exists(notOurs));
  }

  @Test
  void whatIsLeftEmptyByAMediumThatWasTornOutIsNothing() throws Exception {
    Path empty = Files.createDirectories(root().resolve("a")).resolve("b");
    Files.createFile(empty);
    target().put("a/b", Content.of(bytes("y")));
    assertStored("a/b", bytes("y"));
    assertFault(Kind.NAME_TAKEN, () -> target().put("a/b", Content.of(new byte[0])));
  }

  @Test
  void anotherTargetInThisProcessDoesNotDisturbAPut() throws Exception {
    byte[] bytes = Contents.random(200_000, 1);
    Content content =
        Contents.interrupted(
            bytes,
            100_000,
            () -> {
              try {
                new FolderTarget("second", root()).put("a/c", Content.of(bytes("c")));
              } catch (TargetFault e) {
                throw new AssertionError(e);
              }
            });
    target().put("a/b", content);
    assertStored("a/b", bytes);
    assertStored("a/c", bytes("c"));
    assertNoLeftovers();
  }

  @Test
  void theFasterOfTwoWritersWins() throws Exception {
    byte[] bytes = Contents.random(200_000, 1);
    target().put("same", interruptedBy("same", bytes, bytes));
    assertStored("same", bytes);
    assertFault(
        Kind.NAME_TAKEN, () -> target().put("other", interruptedBy("other", bytes, bytes("x"))));
    assertStored("other", bytes("x"));
    assertNoLeftovers();
  }

  private Content interruptedBy(String name, byte[] bytes, byte[] faster) {
    return Contents.interrupted(
        bytes,
        100_000,
        () -> {
          try {
            new FolderTarget("second", root()).put(name, Content.of(faster));
          } catch (TargetFault e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void anInterruptedPutLeavesNothing() throws Exception {
    Content content =
        Contents.interrupted(
            Contents.random(200_000, 1), 100_000, () -> Thread.currentThread().interrupt());
    TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> target().put("a/b", content));
    assertTrue(Thread.interrupted());
    assertTrue(fault.getMessage().contains("was interrupted"), fault.getMessage());
    assertEquals(List.of(), target().list(""));
    assertNoLeftovers();
  }

  private void putSomething() throws TargetFault {
    target().put("a", Content.of(bytes("x")));
  }
}
