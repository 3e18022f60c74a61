package org.sealpress.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Contents;
import org.sealpress.target.TargetFault.Kind;

/**
 * What every kind of target promises. A new kind passes this before anything else: make an empty
 * place in {@link #makeTarget}, take it away in {@link #makeUnreachable}.
 */
public abstract class TargetContract {
  private static final byte[] BYTES = bytes("sealed");

  private Target target;

  /** Makes the target over a new, empty place. */
  protected abstract Target makeTarget() throws Exception;

  /** Takes the place away from under the target. */
  protected abstract void makeUnreachable() throws Exception;

  /** The folder that the place is, where it is one on this machine. */
  protected Optional<Path> backing() {
    return Optional.empty();
  }

  /** Stores many names quickly, past the target if need be. */
  protected void plant(String name, byte[] bytes) throws Exception {
    target.put(name, Content.of(bytes));
  }

  /** Many, where that is quicker together. */
  protected void plantAll(Map<String, byte[]> files) throws Exception {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      plant(file.getKey(), file.getValue());
    }
  }

  /** The target of this test. */
  protected final Target target() {
    return target;
  }

  @BeforeEach
  void setUp() throws Exception {
    target = makeTarget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a/", "a//b", "..", "../a", "a/../b", ".a", "a/.b", "a.", "a b", "ä", "a\\b",
        "a\nb"
      })
  void whatIsNoNameIsRefused(String name) {
    Content content = Content.of(BYTES);
    assertThrows(IllegalArgumentException.class, () -> target.put(name, content));
    assertThrows(IllegalArgumentException.class, () -> target.open(name));
    if (target instanceof Batching many) {
      assertThrows(
          IllegalArgumentException.class, () -> many.putProven(Map.of(name, expected(BYTES))));
    }
    assertThrows(IllegalArgumentException.class, () -> target.readBack(name));
    assertThrows(IllegalArgumentException.class, () -> target.stat(name));
    if (!name.isEmpty()) {
      assertThrows(IllegalArgumentException.class, () -> target.list(name));
    }
  }

  @Test
  void aNewPlaceIsEmpty() throws Exception {
    assertEquals(List.of(), target.list(""));
    assertEquals(List.of(), target.list("objects"));
    assertEquals(Optional.empty(), target.stat("objects/a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, (5 << 20) + 3})
  void whatWasPutComesBack(int size) throws Exception {
    byte[] bytes = Contents.random(size, 7);
    target.put("a.cms", Content.of(bytes));
    assertStored("a.cms", bytes);
    assertEquals(List.of(new Stat("a.cms", size)), target.list(""));
  }

  @Test
  void aFileIsContentToo(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
    byte[] bytes = Contents.random(100_000, 3);
    Path file = Files.write(folder.resolve("two words"), bytes);
    target.put("objects/a", Content.of(file));
    assertStored("objects/a", bytes);
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void aStreamIsContentToo() throws Exception {
    byte[] bytes = Contents.random(200_000, 4);
    target.put("objects/a", Contents.interrupted(bytes, 70_000, () -> {}));
    assertStored("objects/a", bytes);
  }

  @Test
  void namesCanHaveFolders() throws Exception {
    target.put("objects/2026/11/24/x.v1.cms", Content.of(BYTES));
    target.put("objects/2026/11/25/-_.v1.cms", Content.of(BYTES));
    assertStored("objects/2026/11/24/x.v1.cms", BYTES);
    assertStored("objects/2026/11/25/-_.v1.cms", BYTES);
  }

  @Test
  void manyTogetherAreAsEachAlone() throws Exception {
    Batching many = batching();
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (int i = 0; i < 30; i++) {
      contents.put("objects/2026/11/%02d/%d".formatted(i % 3, i), expected(i));
    }
    assertEquals(contents.keySet(), many.putProven(contents));
    assertEquals(Set.of(), many.putProven(contents), "what is there already is left out");
    assertEquals(Set.of(), many.putProven(Map.of()));
    for (int i = 0; i < 30; i++) {
      assertStored("objects/2026/11/%02d/%d".formatted(i % 3, i), Contents.random(1000 * i, i));
    }
    Map<String, Long> sizes = new HashMap<>();
    contents.forEach((name, content) -> sizes.put(name, content.content().size()));
    assertEquals(sizes, target.list("").stream().collect(Collectors.toMap(Stat::name, Stat::size)));
    assertNoLeftovers();
  }

  private static Expected expected(int number) {
    return expected(Contents.random(1000 * number, number));
  }

  private static Expected expected(byte[] bytes) {
    return new Expected(Content.of(bytes), Sha256.of(bytes));
  }

  private Batching batching() {
    Assumptions.assumeTrue(target instanceof Batching, "skipped: it takes them one by one");
    return (Batching) target;
  }

  @Test
  void whatIsNotAsExpectedAmongManyIsLeftOut() throws Exception {
    Batching many = batching();
    target.put("taken", Content.of(BYTES));
    target.put("folder/file", Content.of(BYTES));
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      contents.put("a/" + i, expected(i));
    }
    String sha256 = Sha256.of(BYTES);
    contents.put("a/3", new Expected(Contents.breaking(300_000, 150_000), sha256));
    contents.put("a/7", new Expected(Content.of(bytes("Sealed")), sha256));
    contents.put("a/9", new Expected(Contents.stream(5, () -> Content.of(BYTES).open()), sha256));
    contents.put("taken", expected(7));
    contents.put("taken/x", expected(7));
    contents.put("folder", expected(7));
    Set<String> left = Set.of("a/3", "a/7", "a/9", "taken", "taken/x", "folder");
    Set<String> good = new HashSet<>(contents.keySet());
    good.removeAll(left);
    assertEquals(good, many.putProven(contents));
    assertNoLeftovers();
    for (int i = 0; i < 20; i++) {
      if (good.contains("a/" + i)) {
        assertStored("a/" + i, Contents.random(1000 * i, i));
      }
    }
    assertStored("taken", BYTES);
    assertEquals(19, target.list("").size());
    makeUnreachable();
    assertFault(Kind.UNAVAILABLE, () -> many.putProven(contents));
  }

  private SettingAside settingAside() {
    Assumptions.assumeTrue(target instanceof SettingAside, "skipped: it sets nothing aside");
    return (SettingAside) target;
  }

  /** Whether damaged copies can be set aside in this place at all; if not, it says so. */
  protected boolean canSetAside() {
    return true;
  }

  @Test
  void whatIsSetAsideKeepsItsBytesUnderANewNameAndItsNameIsFree() throws Exception {
    SettingAside aside = settingAside();
    Assumptions.assumeTrue(canSetAside(), "skipped: this place can't do it");
    target.put("objects/2026/11/24/x.v1.cms", Content.of(BYTES));
    target.put("objects/2026/11/24/y.v1.cms", Content.of(bytes("another")));
    String first = aside.setAside("objects/2026/11/24/x.v1.cms");
    assertEquals("set-aside/x.v1.cms.1", first);
    assertEquals(Optional.empty(), target.stat("objects/2026/11/24/x.v1.cms"));
    assertStored(first, BYTES);
    target.put("objects/2026/11/24/x.v1.cms", Content.of(bytes("good")));
    assertStored("objects/2026/11/24/x.v1.cms", bytes("good"));
    assertEquals("set-aside/x.v1.cms.2", aside.setAside("objects/2026/11/24/x.v1.cms"));
    assertStored(first, BYTES);
    assertStored("set-aside/x.v1.cms.2", bytes("good"));
    assertStored("objects/2026/11/24/y.v1.cms", bytes("another"));
    assertEquals(3, target.list("").size());
    assertNoLeftovers();
  }

  @Test
  void onlyWhatIsStoredIsSetAside() throws Exception {
    SettingAside aside = settingAside();
    target.put("a/b", Content.of(BYTES));
    for (String name : List.of("c", "a", "a/c", "a/b/c")) {
      assertFault(Kind.NOT_FOUND, () -> aside.setAside(name));
    }
    for (String name : List.of("", "..", "../a", "a/../b", ".a")) {
      assertThrows(IllegalArgumentException.class, () -> aside.setAside(name));
    }
    assertStored("a/b", BYTES);
    assertEquals(List.of("a/b"), names(""));
    if (!canSetAside()) {
      TargetFault fault = assertFault(Kind.DENIED, () -> aside.setAside("a/b"));
      assertTrue(fault.getMessage().contains("can't be repaired here"), fault.getMessage());
      assertStored("a/b", BYTES);
    }
    makeUnreachable();
    assertFault(Kind.UNAVAILABLE, () -> aside.setAside("a/b"));
  }

  @Test
  void theSameAgainIsSilent() throws Exception {
    target.put("a/b", Content.of(BYTES));
    target.put("a/b", Content.of(BYTES));
    assertStored("a/b", BYTES);
    assertEquals(1, target.list("").size());
  }

  @Test
  void otherBytesAreRefusedAndNothingIsChanged() throws Exception {
    target.put("a/b", Content.of(BYTES));
    for (String other : List.of("Sealed", "sealed and longer", "")) {
      TargetFault fault =
          assertFault(Kind.NAME_TAKEN, () -> target.put("a/b", Content.of(bytes(other))));
      assertTrue(fault.getMessage().contains("a/b"), fault.getMessage());
      assertStored("a/b", BYTES);
    }
    assertEquals(1, target.list("").size());
  }

  @Test
  void aNameIsNoFolderAndAFolderIsNoName() throws Exception {
    target.put("a/b", Content.of(BYTES));
    assertFault(Kind.NAME_TAKEN, () -> target.put("a", Content.of(BYTES)));
    assertFault(Kind.NAME_TAKEN, () -> target.put("a/b/c", Content.of(BYTES)));
    assertFault(Kind.NOT_FOUND, () -> target.open("a"));
    assertFault(Kind.NOT_FOUND, () -> target.readBack("a"));
    assertFault(Kind.NOT_FOUND, () -> target.open("a/b/c"));
    assertEquals(Optional.empty(), target.stat("a"));
    assertEquals(Optional.empty(), target.stat("a/b/c"));
    assertEquals(List.of(), target.list("a/b"));
    assertStored("a/b", BYTES);
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    target.put("a/b", Content.of(BYTES));
    for (String name : List.of("c", "a/c", "c/d", "a/b.c")) {
      assertFault(Kind.NOT_FOUND, () -> target.open(name));
      assertFault(Kind.NOT_FOUND, () -> target.readBack(name));
      assertEquals(Optional.empty(), target.stat(name));
    }
  }

  @Test
  void listsAreSortedAndOfOneFolder() throws Exception {
    for (String name : List.of("b", "a/z", "a/b/c", "a-b/c", "ab/c", "a.b", "Z")) {
      plant(name, bytes(name));
    }
    assertEquals(List.of("Z", "a-b/c", "a.b", "a/b/c", "a/z", "ab/c", "b"), names(""));
    assertEquals(List.of("a/b/c", "a/z"), names("a"));
    assertEquals(List.of("a/b/c"), names("a/b"));
    assertEquals(List.of(), names("c"));
    assertEquals(5, target.list("a").get(0).size());
  }

  @Test
  void aThousandNamesAreListed() throws Exception {
    List<String> expected =
        IntStream.range(0, 1000).mapToObj("checkpoints/%04d"::formatted).toList();
    Map<String, byte[]> files = new LinkedHashMap<>();
    expected.forEach(name -> files.put(name, bytes(name)));
    plantAll(files);
    assertEquals(expected, names("checkpoints"));
    assertEquals(expected, names(""));
  }

  @Test
  void contentThatFailsLeavesNothing() throws Exception {
    byte[] bytes = Contents.random(300_000, 5);
    List<Content> broken =
        List.of(
            Contents.breaking(300_000, 150_000),
            Contents.breaking(300_000, 0),
            Contents.stream(300_001, () -> Content.of(bytes).open()),
            Contents.stream(299_999, () -> Content.of(bytes).open()),
            Contents.stream(
                10,
                () -> {
                  throw new IOException("no such file");
                }));
    for (Content content : broken) {
      TargetFault fault = assertFault(Kind.CONTENT_UNREADABLE, () -> target.put("a/b", content));
      assertTrue(fault.getMessage().contains("a/b"), fault.getMessage());
      assertEquals(Optional.empty(), target.stat("a/b"));
      assertEquals(List.of(), target.list(""));
      assertNoLeftovers();
    }
    target.put("a/b", Content.of(bytes));
    assertStored("a/b", bytes);
  }

  @Test
  void manyCanReadAtOnce() throws Exception {
    byte[] bytes = Contents.random(1 << 20, 6);
    target.put("a", Content.of(bytes));
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  assertStored("a", bytes);
                } catch (TargetFault | IOException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    target.put("b", Content.of(BYTES));
    readers.forEach(CompletableFuture::join);
  }

  @Test
  void aStreamCanBeLeftEarly() throws Exception {
    byte[] bytes = Contents.random(5 << 20, 8);
    target.put("a", Content.of(bytes));
    try (InputStream in = target.open("a")) {
      assertEquals(bytes[0], (byte) in.read());
    }
    assertStored("a", bytes);
  }

  @Test
  void anUnreachablePlaceIsNeitherEmptyNorMade() throws Exception {
    target.put("a/b", Content.of(BYTES));
    makeUnreachable();
    assertFault(Kind.UNAVAILABLE, () -> target.put("a/b", Content.of(BYTES)));
    assertFault(Kind.UNAVAILABLE, () -> target.put("c", Content.of(BYTES)));
    assertFault(Kind.UNAVAILABLE, () -> target.open("a/b"));
    assertFault(Kind.UNAVAILABLE, () -> target.readBack("a/b"));
    assertFault(Kind.UNAVAILABLE, () -> target.stat("a/b"));
    assertFault(Kind.UNAVAILABLE, () -> target.stat("c"));
    assertFault(Kind.UNAVAILABLE, () -> target.list(""));
    assertFault(Kind.UNAVAILABLE, () -> target.list("a"));
    if (backing().isPresent()) {
      assertFalse(Files.exists(backing().get().resolve("c")));
    }
  }

  @Test
  void whatIsNotOursIsNotListed() throws Exception {
    Assumptions.assumeTrue(backing().isPresent(), "skipped: not a folder on this machine");
    Path root = backing().get();
    Files.createDirectories(root.resolve("lost+found"));
    Files.createDirectories(root.resolve("System Volume Information"));
    Files.createDirectories(root.resolve(".Trash-1000"));
    for (String name :
        List.of("System Volume Information/x", ".Trash-1000/x", ".hidden", "My letter.doc")) {
      Files.writeString(root.resolve(name), "x");
    }
    target.put("a", Content.of(BYTES));
    assertEquals(List.of("a"), names(""));
  }

  /** Nothing lies in the place but what is listed. */
  protected final void assertNoLeftovers() throws Exception {
    if (backing().isPresent()) {
      try (var files = Files.walk(backing().get())) {
        assertEquals(
            target.list("").size(),
            files.filter(Files::isRegularFile).filter(this::isContent).count());
      }
    }
  }

  /** Whether a file in the place counts for {@link #assertNoLeftovers}. */
  protected boolean isContent(Path file) {
    return true;
  }

  /** The name holds these bytes, whichever way one looks. */
  protected final void assertStored(String name, byte[] bytes) throws TargetFault, IOException {
    assertEquals(Optional.of(new Stat(name, bytes.length)), target.stat(name));
    try (InputStream in = target.open(name)) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
    try (InputStream in = target.readBack(name)) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
  }

  /** It ends in this fault. */
  public static TargetFault assertFault(Kind kind, Executable action) {
    TargetFault fault = assertThrows(TargetFault.class, action);
    assertEquals(kind, fault.kind(), fault.getMessage());
    return fault;
  }

  /** What is listed. */
  protected final List<String> names(String folder) throws TargetFault {
    return target.list(folder).stream().map(Stat::name).toList();
  }

  /** A text as bytes. */
  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
