package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.GitRepository;

/** What git's own archives are. */
class TarTest {
  private static final List<String> NAMES =
      List.of(
          "a",
          "objects/2026/11/24/x.v1.cms",
          "d/" + "x".repeat(110),
          "p".repeat(90) + "/" + "q".repeat(90),
          "p".repeat(160) + "/" + "q".repeat(30));

  @TempDir Path folder;

  private Path archive() throws Exception {
    GitRepository repository = GitRepository.make(folder.resolve("a.git"));
    for (int i = 0; i < NAMES.size(); i++) {
      repository.plant(NAMES.get(i), Contents.random(511 * i, i));
    }
    Path file = folder.resolve("a.tar");
    var unused =
        repository.git("archive", "--format=tar", "-o", file.toString(), GitRepository.BRANCH);
    return file;
  }

  @Test
  void filesAreFoundWhateverTheirNames() throws Exception {
    Tar tar = Tar.index(archive());
    for (int i = 0; i < NAMES.size(); i++) {
      assertEquals(511L * i, tar.size(NAMES.get(i)));
      try (InputStream in = tar.open(NAMES.get(i))) {
        assertArrayEquals(Contents.random(511 * i, i), in.readAllBytes());
      }
    }
    assertThrows(IOException.class, () -> tar.open("b"));
  }

  @Test
  void whatIsCutOffOrNoArchiveIsNoticed() throws Exception {
    Path file = archive();
    byte[] bytes = Files.readAllBytes(file);
    Path other = folder.resolve("b.tar");
    for (int length : List.of(0, 700, 2000, 5000)) {
      Files.write(other, Arrays.copyOf(bytes, length));
      assertThrows(
          IOException.class,
          () -> {
            Tar tar = Tar.index(other);
            for (String name : NAMES) {
              try (InputStream in = tar.open(name)) {
                var unused = in.readAllBytes();
              }
            }
          });
    }
    Files.write(other, Contents.random(4000, 1));
    assertThrows(IOException.class, () -> Tar.index(other));
  }
}
