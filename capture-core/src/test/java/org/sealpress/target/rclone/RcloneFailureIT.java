package org.sealpress.target.rclone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** What a real SFTP server, and a real rclone, can do to an upload. */
class RcloneFailureIT {
  private static final byte[] BYTES = Contents.random(2 << 20, 1);
  private static final RcloneLimits QUICK =
      new RcloneLimits(Duration.ofSeconds(2), Duration.ofSeconds(3), 64 * 1024);

  @TempDir Path folder;
  private SshdFixture server;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("rclone");
    server = SshdFixture.start(Files.createDirectory(folder.resolve("keys")));
    Files.createDirectory(root());
  }

  @AfterEach
  void stop() {
    if (server != null) { // null when the test was skipped
      server.close();
    }
  }

  @Test
  void anUnknownKeyIsDenied() throws Exception {
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target("stranger:" + root())));
    assertTrue(fault.getMessage().contains("unable to authenticate"), fault.getMessage());
  }

  @Test
  void aServerThatIsNotTheOneKnownIsDenied() throws Exception {
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target("impostor:" + root())));
    assertTrue(fault.getMessage().contains("key mismatch"), fault.getMessage());
  }

  @Test
  void aServerThatLetsNobodyWriteIsDenied() throws Exception {
    server.close();
    server = SshdFixture.startReadOnly(Files.createDirectory(folder.resolve("keys2")));
    RcloneTarget target = target("box:" + root());
    assertFault(Kind.DENIED, () -> put(target));
    assertEquals(List.of(), target.list(""));
  }

  @Test
  void aServerThatRemovesNothingIsEnough() throws Exception {
    server.close();
    server = SshdFixture.startAddOnly(Files.createDirectory(folder.resolve("keys2")));
    RcloneTarget target = target("box:" + root());
    put(target);
    put(target);
    assertStored(target);
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      byte[] bytes = Contents.random(1000, i);
      contents.put("batch/" + i, new Expected(Content.of(bytes), Sha256.of(bytes)));
    }
    assertEquals(contents.keySet(), target.putProven(contents));
    assertEquals(21, target.list("").size());
  }

  @Test
  void aBatchTakesAsManyCallsWhateverItsSize() throws Exception {
    Path log = folder.resolve("calls");
    Tool counting = wrapper("echo x >>'%s'; exec rclone \"$@\"".formatted(log));
    RcloneTarget target =
        RcloneTarget.open(
            "office",
            "box:" + root(),
            Optional.of(server.rcloneConfig()),
            QUICK,
            Clock.systemUTC(),
            counting);
    put(target);
    for (int size : new int[] {2, 60}) {
      Map<String, Expected> contents = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        byte[] bytes = Contents.random(1000, i);
        contents.put(
            "objects/2026/%d/%d/%d".formatted(size, i % 7, i),
            new Expected(Content.of(bytes), Sha256.of(bytes)));
      }
      Files.delete(log);
      assertEquals(contents.keySet(), target.putProven(contents));
      assertEquals(5, Files.readAllLines(log).size(), "look, copy, prove, name, tidy up");
    }
  }

  @Test
  void aBatchThatBrokeOffGoesOnWhereItWas() throws Exception {
    RcloneTarget slow = slowTarget();
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      byte[] bytes = Contents.random(20_000, i);
      contents.put("objects/" + i, new Expected(Content.of(bytes), Sha256.of(bytes)));
    }
    CompletableFuture<Kind> end =
        CompletableFuture.supplyAsync(
            () -> assertThrows(TargetFault.class, () -> slow.putProven(contents)).kind());
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> whole() > 4);
    server.stop();
    assertEquals(Kind.UNAVAILABLE, end.join());
    server.start();
    Map<Object, Long> before = inodes();
    assertEquals(contents.keySet(), slow.putProven(contents));
    Map<Object, Long> after = inodes();
    assertEquals(20, after.size());
    before.forEach(
        (file, changed) ->
            assertEquals(changed, after.get(file), "what was whole was not sent again"));
    assertEquals(20, target("box:" + root()).list("").size());
  }

  /** Whole files, wherever they are, by what the disk calls them. */
  private Map<Object, Long> inodes() throws IOException {
    Map<Object, Long> found = new HashMap<>();
    try (var files = Files.walk(root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) == 20_000) {
          found.put(
              Files.readAttributes(file, BasicFileAttributes.class).fileKey(),
              Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return found;
  }

  private int whole() {
    try {
      return inodes().size();
    } catch (IOException | UncheckedIOException e) {
      return 0; // something is being made
    }
  }

  @Test
  void aRemoteThatIsNotConfiguredIsNamed() throws Exception {
    TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> put(target("ofice:x")));
    assertTrue(fault.getMessage().contains("(ofice:x)"), fault.getMessage());
    assertTrue(fault.getMessage().contains("add the remote with"), fault.getMessage());
  }

  @Test
  void aServerThatSaysNothingIsUnavailableInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Path config =
          Files.writeString(
              folder.resolve("silent.conf"),
              "[silent]\ntype = sftp\nhost = 127.0.0.1\nport = %d\nuser = x\nkey_file = %s\n"
                  .formatted(silent.getLocalPort(), folder.resolve("keys/user")));
      RcloneTarget target =
          RcloneTarget.open("office", "silent:x", Optional.of(config), QUICK, Clock.systemUTC());
      TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> target.list(""));
      assertTrue(fault.getMessage().contains("timeout"), fault.getMessage());
    }
  }

  @Test
  void aMissingRootIsNotMade() throws Exception {
    Files.delete(root());
    RcloneTarget target = target("box:" + root());
    TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> put(target));
    assertTrue(fault.getMessage().contains("does not exist: create it"), fault.getMessage());
    assertFault(Kind.UNAVAILABLE, () -> target.list(""));
    assertFalse(Files.exists(root()));
  }

  @Test
  void aKilledUploadIsNotThereAndTheNextPutSucceeds() throws Exception {
    RcloneTarget slow = slowTarget();
    CompletableFuture<Kind> end = CompletableFuture.supplyAsync(() -> faultOf(slow));
    awaitPartial();
    killRclone();
    assertEquals(Kind.IO_ERROR, end.join());
    assertNotThere();
    RcloneTarget target = target("box:" + root());
    put(target);
    assertStored(target);
  }

  @Test
  void anInterruptedUploadIsNotThere() throws Exception {
    RcloneTarget slow = slowTarget();
    CompletableFuture<Kind> end = new CompletableFuture<>();
    Thread writer = new Thread(() -> end.complete(faultOf(slow)));
    writer.start();
    awaitPartial();
    writer.interrupt();
    assertEquals(Kind.UNAVAILABLE, end.join());
    assertNotThere();
  }

  @Test
  void aServerThatDiesWhileUploadingLeavesNothingUnderTheName() throws Exception {
    RcloneTarget slow = slowTarget();
    CompletableFuture<Kind> end = CompletableFuture.supplyAsync(() -> faultOf(slow));
    awaitPartial();
    server.stop();
    assertEquals(Kind.UNAVAILABLE, end.join());
    server.start();
    assertNotThere();
    RcloneTarget target = target("box:" + root());
    put(target);
    assertStored(target);
  }

  @Test
  void aFullServerIsFull() throws Exception {
    try (LoopDevice disk = LoopDevice.ext4(folder, "disk", 6L << 20)) {
      byte[] big = Contents.random(7 << 20, 2);
      for (String where : List.of("box:" + disk.mountPoint(), disk.mountPoint().toString())) {
        RcloneTarget target = target(where);
        TargetFault fault = assertFault(Kind.FULL, () -> target.put("a/b", Content.of(big)));
        assertTrue(fault.getMessage().contains(where), fault.getMessage());
        assertEquals(List.of(), target.list(""));
        target.put("a/b", Content.of(new byte[0]));
        assertEquals(List.of(new Stat("a/b", 0)), target.list(""));
        Files.delete(disk.mountPoint().resolve("a/b"));
      }
    }
  }

  @Test
  void credentialsAreInNoArgument() throws Exception {
    Path log = folder.resolve("arguments");
    Tool spy = wrapper("printf '%%s\\n' \"$*\" >>'%s'; exec rclone \"$@\"".formatted(log));
    RcloneTarget target =
        RcloneTarget.open(
            "office",
            "box:" + root(),
            Optional.of(server.rcloneConfig()),
            QUICK,
            Clock.systemUTC(),
            spy);
    put(target);
    assertStored(target);
    String all = Files.readString(log);
    assertTrue(all.contains("copyto"));
    assertFalse(all.contains("keys/user"), all);
    assertFalse(all.contains("127.0.0.1"), all);
  }

  private Path root() {
    return folder.resolve("backup");
  }

  private RcloneTarget target(String where) throws TargetFault {
    return RcloneTarget.open(
        "office", where, Optional.of(server.rcloneConfig()), QUICK, Clock.systemUTC());
  }

  /** Uploads 128 KiB a second: slow enough to be caught at it. */
  private RcloneTarget slowTarget() throws Exception {
    return RcloneTarget.open(
        "office",
        "box:" + root(),
        Optional.of(server.rcloneConfig()),
        QUICK,
        Clock.systemUTC(),
        wrapper("exec rclone --bwlimit 128k \"$@\""));
  }

  private Tool wrapper(String line) throws IOException {
    Path script = Files.writeString(folder.resolve("wrapper"), "#!/bin/sh\n" + line + "\n");
    assertTrue(script.toFile().setExecutable(true));
    return new Tool(script.toString(), "rclone");
  }

  private static Kind faultOf(RcloneTarget target) {
    return assertThrows(TargetFault.class, () -> put(target)).kind();
  }

  private static void put(RcloneTarget target) throws TargetFault {
    target.put("objects/a", Content.of(BYTES));
  }

  /** Until some of the bytes are on the server. */
  private void awaitPartial() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> partials() > 0);
  }

  private long partials() throws IOException {
    Path partial = root().resolve(Partials.FOLDER);
    if (!Files.isDirectory(partial)) {
      return 0;
    }
    try (var files = Files.list(partial)) {
      return files.filter(file -> file.toFile().length() > 0).count();
    }
  }

  private static void killRclone() {
    ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("rclone"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private void assertNotThere() throws Exception {
    assertFalse(Files.exists(root().resolve("objects/a")));
    RcloneTarget target = target("box:" + root());
    assertEquals(Optional.empty(), target.stat("objects/a"));
    assertEquals(List.of(), target.list(""));
  }

  private static void assertStored(RcloneTarget target) throws Exception {
    assertEquals(List.of(new Stat("objects/a", BYTES.length)), target.list(""));
    try (InputStream in = target.readBack("objects/a")) {
      assertArrayEquals(BYTES, in.readAllBytes());
    }
  }
}
