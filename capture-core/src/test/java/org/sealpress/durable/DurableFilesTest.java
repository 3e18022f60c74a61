package org.sealpress.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir Path dir;

  @Test
  void aFileHasItsNameOnlyOnceItIsCommitted() throws IOException {
    Path file = dir.resolve("a");
    try (NewFile out = NewFile.create(file)) {
      out.write("whole".getBytes(UTF_8));
      assertFalse(Files.exists(file));
      out.commit();
    }
    assertEquals("whole", Files.readString(file));
    assertEquals(List.of(file), names());
  }

  @Test
  void closingWithoutACommitLeavesNothing() throws IOException {
    try (NewFile out = NewFile.create(dir.resolve("a"))) {
      out.write(new byte[200_000]);
      assertTrue(DurableFiles.isLeftover(out.temporary()));
    }
    assertEquals(List.of(), names());
  }

  @Test
  void aTakenNameIsRefusedAtTheStartAndNothingIsOverwritten() throws IOException {
    Path file = Files.writeString(dir.resolve("a"), "first");
    assertThrows(FileAlreadyExistsException.class, () -> NewFile.create(file));
    assertEquals("first", Files.readString(file));
  }

  @Test
  void aNameTakenWhileWritingIsRefusedAtTheCommitAndNothingIsOverwritten() throws IOException {
    Path file = dir.resolve("a");
    try (NewFile out = NewFile.create(file)) {
      out.write(1);
      Files.writeString(file, "first");
      FileAlreadyExistsException taken =
          assertThrows(FileAlreadyExistsException.class, out::commit);
      says(taken, file.toString());
    }
    assertEquals("first", Files.readString(file));
    assertEquals(List.of(file), names());
  }

  @Test
  void aDanglingLinkIsATakenName() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("a"), dir.resolve("nowhere"));
    assertThrows(FileAlreadyExistsException.class, () -> NewFile.create(link));
  }

  @Test
  void permissionsHoldFromTheFirstMoment() throws IOException {
    Path file = dir.resolve("secret");
    try (NewFile out =
        NewFile.create(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      assertEquals("rw-------", permissions(out.temporary()));
      out.commit();
    }
    assertEquals("rw-------", permissions(file));
  }

  @Test
  void aMissingDirectoryIsNamed() {
    IOException fault =
        assertThrows(IOException.class, () -> NewFile.create(dir.resolve("none/a")));
    says(fault, "none/a");
    says(fault, "directory is not there");
  }

  @Test
  void leftoversAreKnownByTheirNameAloneAndRemoved() throws IOException {
    Path stays = Files.writeString(dir.resolve(".hidden.part"), "");
    Path left = Files.writeString(dir.resolve(".0123456789abcdef.part"), "");
    assertEquals(List.of(left), DurableFiles.removeLeftovers(dir));
    assertEquals(List.of(stays), names());
    assertEquals(List.of(), DurableFiles.removeLeftovers(dir.resolve("none")));
  }

  @Test
  void directoriesAreMadeAllTheWayDown() throws IOException {
    Path deep = dir.resolve("2026/11/24");
    DurableFiles.createDirectories(deep);
    DurableFiles.createDirectories(deep);
    assertTrue(Files.isDirectory(deep));
    Path file = Files.writeString(dir.resolve("file"), "");
    IOException fault =
        assertThrows(
            IOException.class, () -> DurableFiles.createDirectories(file.resolve("below")));
    says(fault, "a file is there");
  }

  @Test
  void renameRefusesATakenName() throws IOException {
    Path from = Files.writeString(dir.resolve("from"), "from");
    Path to = Files.writeString(dir.resolve("to"), "to");
    assertThrows(FileAlreadyExistsException.class, () -> DurableFiles.rename(from, to));
    DurableFiles.delete(to);
    DurableFiles.delete(to);
    DurableFiles.rename(from, to);
    assertEquals("from", Files.readString(to));
    assertEquals(List.of(to), names());
  }

  @Test
  void whatIsAppendedStaysInOrder() throws IOException {
    Path file = dir.resolve("log");
    try (AppendFile log = AppendFile.open(file)) {
      log.append("one\n".getBytes(UTF_8));
    }
    try (AppendFile log = AppendFile.open(file)) {
      assertEquals(4, log.size());
      log.append("two\n".getBytes(UTF_8));
      log.append("three\n".getBytes(UTF_8));
      log.truncate(8);
      log.append("four\n".getBytes(UTF_8));
    }
    assertEquals("one\ntwo\nfour\n", Files.readString(file));
  }

  @Test
  void anAppendThatFailedClosesTheFileForMore() throws IOException {
    Path file = dir.resolve("log");
    AppendFile log = AppendFile.open(file);
    log.append(new byte[] {1});
    log.close();
    IOException first = assertThrows(IOException.class, () -> log.append(new byte[] {2}));
    says(first, file.toString());
    IOException second = assertThrows(IOException.class, () -> log.append(new byte[] {3}));
    says(second, "open it anew");
    assertEquals(1, Files.size(file));
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.sorted().toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
