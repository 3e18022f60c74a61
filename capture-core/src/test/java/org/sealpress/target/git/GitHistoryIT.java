package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;
import static org.sealpress.target.git.GitBench.BYTES;
import static org.sealpress.target.git.GitBench.assertStored;
import static org.sealpress.target.git.GitBench.put;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.Programs;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** What commits there are, and what others do to them. */
class GitHistoryIT {
  private static final byte[] OTHERS = "x".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private GitBench bench;
  private GitRepository repository;
  private GitTarget target;

  @BeforeEach
  void make() throws Exception {
    bench = GitBench.in(folder);
    repository = bench.repository();
    target = bench.target("box");
  }

  @Test
  void manyTogetherAreOneCommitThatTellsWhatCame() throws Exception {
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      byte[] bytes = Contents.random(50_000, i);
      contents.put("objects/" + i, new Expected(Content.of(bytes), Sha256.of(bytes)));
    }
    assertEquals(contents.keySet(), target.putProven(contents));
    assertEquals(1, repository.commits().size());
    String message = repository.git("log", "--format=%an <%ae>%n%B", GitRepository.BRANCH);
    assertTrue(message.startsWith("Sealpress <sealpress@localhost>\nobjects/0 and 39 more\n\n"));
    assertTrue(message.contains(" 50000 objects/39"), message);
    assertEquals("", repository.git("fsck", "--strict", "--no-dangling"));
    put(target, "ledger/1");
    assertEquals(2, repository.commits().size());
    assertStoredHereIsLittle(40 * 50_000 / 10);
  }

  private void assertStoredHereIsLittle(long most) throws Exception {
    try (var files = Files.walk(bench.cache("box"))) {
      long bytes =
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      assertTrue(bytes < most, bytes + " bytes are kept here");
    }
    try (var left = Files.list(bench.cache("box").resolve("temporary"))) {
      assertEquals(0, left.count(), "nothing temporary is left");
    }
  }

  @Test
  void manyPacksBecomeOne() throws Exception {
    for (int i = 0; i < 55; i++) {
      target.put("objects/" + i, Content.of(OTHERS));
    }
    try (var packs = Files.list(bench.cache("box").resolve("repository/objects/pack"))) {
      long count = packs.filter(each -> each.toString().endsWith(".pack")).count();
      assertTrue(count < 10, count + " packs");
    }
    assertEquals(55, bench.target("box").list("objects").size());
    put(target, "last");
    assertEquals(56, repository.commits().size());
  }

  @Test
  void whatOthersAddIsBuiltUpon() throws Exception {
    put(target, "a");
    repository.plant("notes/My letter.txt", OTHERS);
    repository.plant("b", OTHERS);
    put(target, "c");
    assertEquals(
        List.of(".gitattributes", "a", "b", "c", "notes/My letter.txt"), repository.files());
    assertEquals(4, repository.commits().size());
    assertEquals(
        List.of(new Stat("a", BYTES.length), new Stat("b", 1), new Stat("c", BYTES.length)),
        target.list(""));
    assertFault(Kind.NAME_TAKEN, () -> put(target, "b"));
    assertFault(Kind.NAME_TAKEN, () -> put(target, "notes"));
  }

  @Test
  void boxesThatShareABranchLoseNothing() throws Exception {
    List<CompletableFuture<Void>> boxes = new ArrayList<>();
    for (String box : List.of("one", "two")) {
      GitTarget each = bench.target(box);
      boxes.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 5; i++) {
                  putOften(each, box + "/" + i);
                }
              }));
    }
    boxes.forEach(CompletableFuture::join);
    assertEquals(10, target.list("").size());
    assertEquals(10, repository.commits().size());
    assertEquals("", repository.git("fsck", "--strict", "--no-dangling"));
  }

  /** As a delivery does: when others were quicker each time, it is tried again later. */
  private static void putOften(GitTarget box, String name) {
    for (int i = 0; i < 20; i++) {
      try {
        put(box, name);
        return;
      } catch (TargetFault e) {
        assertEquals(Kind.UNAVAILABLE, e.kind(), e.getMessage());
      }
    }
    throw new AssertionError(name + " was never stored");
  }

  @Test
  void aRepositoryThatWasRolledBackIsLeftAlone() throws Exception {
    put(target, "a");
    String first = repository.head();
    put(target, "b");
    repository.git("update-ref", "refs/heads/archive", first);
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target, "c"));
    assertTrue(fault.getMessage().contains("rolled back"), fault.getMessage());
    assertTrue(fault.getMessage().contains(bench.cache("box").toString()), fault.getMessage());
    assertFault(Kind.DENIED, () -> target.putProven(Map.of("c", expected())));
    assertEquals(first, repository.head());
    assertStored(target, "a");
    assertFault(Kind.DENIED, () -> put(bench.target("box"), "c"));

    DurableFiles.deleteTree(bench.cache("box"));
    put(target, "c");
    put(target, "b");
    assertStored(target, "a", "b", "c");
  }

  private static Expected expected() {
    return new Expected(Content.of(BYTES), Sha256.of(BYTES));
  }

  @Test
  void aHistoryThatWasRewrittenIsLeftAlone() throws Exception {
    put(target, "a");
    put(target, "b");
    String pushed = repository.head();
    String other =
        repository.git(
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@x",
            "commit-tree",
            "-m",
            "new",
            "archive^{tree}");
    repository.git("update-ref", "refs/heads/archive", other);
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target, "c"));
    assertTrue(fault.getMessage().contains(pushed.substring(0, 12)), fault.getMessage());
    assertTrue(fault.getMessage().contains("history was rewritten"), fault.getMessage());
    assertStored(target, "a", "b");
    repository.git("update-ref", "refs/heads/archive", pushed);
    put(target, "c");
    assertStored(target, "a", "b", "c");
  }

  @Test
  void aBranchThatIsGoneIsNeitherEmptyNorMadeAgain() throws Exception {
    put(target, "a");
    String pushed = repository.head();
    repository.git("update-ref", "-d", "refs/heads/archive");
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target, "b"));
    assertTrue(fault.getMessage().contains("the branch is gone"), fault.getMessage());
    assertFault(Kind.DENIED, () -> target.list(""));
    assertFault(Kind.DENIED, () -> target.stat("a"));
    assertEquals("", repository.git("for-each-ref"));
    repository.git("update-ref", "refs/heads/archive", pushed);
    put(target, "b");
    assertStored(target, "a", "b");
  }

  @Test
  void filesThatOthersDeletedOrChangedAreTold() throws Exception {
    put(target, "a");
    put(target, "b");
    repository.remove("a");
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target, "c"));
    assertTrue(fault.getMessage().contains("the first is a"), fault.getMessage());
    assertStored(target, "b");
    repository.plant("a", BYTES); // as "git revert" does
    put(target, "c");
    assertStored(target, "a", "b", "c");
    repository.plant("b", OTHERS);
    assertFault(Kind.DENIED, () -> put(target, "d"));
  }

  @Test
  void anotherBranchOfTheRepositoryIsNoObstacle() throws Exception {
    repository.plant("a", OTHERS);
    repository.git("branch", "-m", GitRepository.BRANCH, "main");
    assertEquals(List.of(), target.list(""));
    put(target, "a");
    assertStored(target, "a");
  }

  @Test
  void aCacheThatIsLostIsMadeAgain() throws Exception {
    put(target, "a");
    put(target, "b");
    DurableFiles.deleteTree(bench.cache("box").resolve("repository"));
    assertStored(target, "a", "b");
    put(target, "c");
    assertStored(bench.target("fresh"), "a", "b", "c");
    assertEquals(3, repository.commits().size());
  }

  @Test
  void aCacheThatIsDamagedIsMadeAgain() throws Exception {
    put(target, "folder/a");
    put(target, "folder/b");
    int stored = 2;
    for (String what : List.of("truncated", "zeroed", "gone")) {
      damagePacks(what);
      put(target, "folder/" + what);
      damagePacks(what);
      assertEquals(++stored, target.list("folder").size());
      damagePacks(what);
      assertTrue(target.stat("folder/" + what).isPresent());
    }
    Files.writeString(bench.cache("box").resolve("repository/refs/seen"), "nonsense");
    put(target, "folder/d");
    assertEquals(6, target.list("folder").size());
    assertEquals(6, repository.commits().size());
  }

  private void damagePacks(String what) throws Exception {
    List<Path> all;
    try (var packs = Files.list(bench.cache("box").resolve("repository/objects/pack"))) {
      all = packs.filter(each -> each.toString().endsWith(".pack")).toList();
    }
    for (Path pack : all) {
      byte[] bytes = Files.readAllBytes(pack);
      Files.delete(pack);
      if (what.equals("truncated")) {
        Files.write(pack, Arrays.copyOf(bytes, bytes.length / 2));
      } else if (what.equals("zeroed")) {
        Arrays.fill(bytes, 12, bytes.length - 20, (byte) 0);
        Files.write(pack, bytes);
      }
    }
  }

  @Test
  void anotherUrlForTheSameNameBeginsAnew() throws Exception {
    put(target, "a");
    GitRepository other = GitRepository.make(folder.resolve("other.git"));
    GitTarget moved =
        bench.open(other.folder().toString(), Optional.empty(), Optional.empty(), "box");
    assertEquals(List.of(), moved.list(""));
    put(moved, "b");
    assertStored(moved, "b");
  }

  @Test
  void aCloneIsTheArchive() throws Exception {
    Set<String> names = Set.of("README.txt", "restore.sh", "objects/2026/11/24/x.v1.cms");
    for (String name : names) {
      put(target, name);
    }
    Path clone = folder.resolve("clone");
    Programs.run(
        "git",
        "-c",
        "core.autocrlf=true",
        "clone",
        "-q",
        repository.folder().toString(),
        clone.toString());
    for (String name : names) {
      assertEquals(Sha256.of(BYTES), Sha256.of(clone.resolve(name)), name);
    }
  }

  @Test
  void namesThatAreInEachOthersWayAreNotStoredTogether() throws Exception {
    Map<String, Expected> contents = new LinkedHashMap<>();
    IntStream.range(0, 3).forEach(i -> contents.put("a" + "/a".repeat(i), expected()));
    assertEquals(Set.of("a"), target.putProven(contents));
    assertFalse(repository.files().contains("a/a"));
  }
}
