package org.sealpress.target.git;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;
import static org.sealpress.target.git.GitBench.assertStored;
import static org.sealpress.target.git.GitBench.faultOf;
import static org.sealpress.target.git.GitBench.put;
import static org.sealpress.target.git.GitBench.url;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** What a real server, and a real git, can do to a push. */
class GitFailureIT {
  @TempDir Path folder;
  private GitBench bench;
  private GitRepository repository;
  private SshdFixture server;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("git", "ssh");
    bench = GitBench.in(folder);
    repository = bench.repository();
    server = SshdFixture.startShell(Files.createDirectory(folder.resolve("keys")), "PermitTTY no");
  }

  @AfterEach
  void stop() {
    if (server != null) { // null when the test was skipped
      server.close();
    }
  }

  @Test
  void anUnknownKeyIsDenied() throws Exception {
    GitTarget target =
        bench.target(server, server.key().resolveSibling("stranger"), server.knownHosts());
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target, "a"));
    assertTrue(fault.getMessage().contains("Permission denied (publickey)"), fault.getMessage());
    assertFault(Kind.DENIED, () -> target.list(""));
  }

  @Test
  void aServerThatIsNotTheOneKnownIsDenied() throws Exception {
    Path otherwise = server.key().resolveSibling("known-otherwise");
    GitTarget target = bench.target(server, server.key(), otherwise);
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target, "a"));
    assertTrue(fault.getMessage().contains("Host key verification failed"), fault.getMessage());
    GitTarget unknown =
        bench.target(server, server.key(), Files.createFile(folder.resolve("nobody")));
    assertFault(Kind.DENIED, () -> put(unknown, "a"));
  }

  @Test
  void aKeyThatIsNotThereIsNamed() {
    TargetFault fault =
        assertFault(
            Kind.DENIED, () -> bench.target(server, folder.resolve("no.key"), server.knownHosts()));
    assertTrue(fault.getMessage().contains("no.key"), fault.getMessage());
  }

  @Test
  void aServerThatSaysNothingIsUnavailableInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      GitTarget target =
          bench.open(
              "ssh://x@127.0.0.1:%d/x".formatted(silent.getLocalPort()),
              Optional.of(server.key()),
              Optional.empty(),
              "box");
      assertFault(Kind.UNAVAILABLE, () -> target.list(""));
    }
  }

  @Test
  void aMissingRepositoryIsNotMadeAndIsUsedWhenItIsBack() throws Exception {
    GitTarget target = bench.target(server);
    put(target, "a");
    Path away = Files.move(repository.folder(), folder.resolve("away"));
    TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> put(target, "b"));
    assertTrue(fault.getMessage().contains("git init --bare"), fault.getMessage());
    assertFault(Kind.UNAVAILABLE, () -> target.list(""));
    assertFalse(Files.exists(repository.folder()));
    Files.move(away, repository.folder());
    put(target, "b");
    assertStored(target, "a", "b");
  }

  @Test
  void aServerThatDiesWhileItTakesAPushLosesNothing() throws Exception {
    GitTarget target = bench.target(server);
    put(target, "a");
    Path reached = hanging();
    CompletableFuture<Kind> end = CompletableFuture.supplyAsync(() -> faultOf(target, "b"));
    awaitFile(reached);
    server.stop();
    assertEquals(Kind.UNAVAILABLE, end.join());
    assertFault(Kind.UNAVAILABLE, () -> target.list(""));
    repository.withoutHook();
    server.start();
    assertStored(target, "a");
    put(target, "b");
    assertStored(target, "a", "b");
    assertEquals(2, repository.commits().size());
  }

  @Test
  void aPushThatWasTakenThoughNobodyHeardOfItIsNotDoneTwice() throws Exception {
    GitTarget target = bench.target(server);
    put(target, "a");
    Path reached = folder.resolve("reached");
    Path hook = repository.folder().resolve("hooks/post-receive");
    Files.writeString(hook, "#!/bin/sh\necho x >'%s'\nexec sleep 600\n".formatted(reached));
    assertTrue(hook.toFile().setExecutable(true));
    CompletableFuture<Kind> end = CompletableFuture.supplyAsync(() -> faultOf(target, "b"));
    awaitFile(reached);
    server.stop();
    assertEquals(Kind.UNAVAILABLE, end.join());
    Files.delete(hook);
    server.start();
    GitTarget restarted = bench.target(server);
    put(restarted, "b");
    put(restarted, "c");
    assertStored(restarted, "a", "b", "c");
    assertEquals(3, repository.commits().size());
  }

  @Test
  void aServerThatStandsStillIsUnavailableInTime() throws Exception {
    GitTarget target = bench.target(server);
    put(target, "a");
    Path reached = folder.resolve("reached");
    repository.beforePush("echo $PPID >'%s'; kill -STOP $PPID; exit 0".formatted(reached));
    try {
      TargetFault fault = assertFault(Kind.UNAVAILABLE, () -> put(target, "b"));
      assertTrue(fault.getMessage().contains("stood still for"), fault.getMessage());
    } finally {
      long stopped = Long.parseLong(Files.readString(reached).strip());
      ProcessHandle.of(stopped).ifPresent(ProcessHandle::destroyForcibly);
    }
    repository.withoutHook();
    assertStored(target, "a");
    put(target, "b");
    assertStored(target, "a", "b");
  }

  @Test
  void aKilledGitLeavesNothing() throws Exception {
    GitTarget target = bench.target(server);
    Path reached = hanging();
    CompletableFuture<Kind> end = CompletableFuture.supplyAsync(() -> faultOf(target, "a"));
    awaitFile(reached);
    killGit();
    assertEquals(Kind.IO_ERROR, end.join());
    assertNothingTemporaryIsLeft();
    repository.withoutHook();
    put(target, "a");
    assertStored(target, "a");
  }

  @Test
  void anInterruptedPushLeavesNothing() throws Exception {
    GitTarget target = bench.target(server);
    Path reached = hanging();
    CompletableFuture<Kind> end = new CompletableFuture<>();
    Thread writer = new Thread(() -> end.complete(faultOf(target, "a")));
    writer.start();
    awaitFile(reached);
    writer.interrupt();
    assertEquals(Kind.UNAVAILABLE, end.join());
    assertNothingTemporaryIsLeft();
  }

  @Test
  void aFullServerIsFull() throws Exception {
    try (LoopDevice disk = LoopDevice.ext4(folder, "disk", 6L << 20)) {
      GitRepository small = GitRepository.make(disk.mountPoint().resolve("a.git"));
      GitTarget target =
          bench.open(
              url(server, small.folder()),
              Optional.of(server.key()),
              Optional.of(server.knownHosts()),
              "box");
      byte[] big = Contents.random(7 << 20, 2);
      assertFault(Kind.FULL, () -> target.put("a/b", Content.of(big)));
      assertEquals(List.of(), target.list(""));
      put(target, "a/b");
      assertStored(target, "a/b");
      for (int i = 0; i < 10; i++) {
        byte[] more = Contents.random(1_000_000, i);
        try {
          target.put("c/" + i, Content.of(more));
        } catch (TargetFault full) {
          assertEquals(Kind.FULL, full.kind(), full.getMessage());
          assertEquals(i + 1, target.list("").size());
          return;
        }
      }
      throw new AssertionError("it was never full");
    }
  }

  @Test
  void whatAHookSaysIsToldAndWhetherItIsForWantOfRoom() throws Exception {
    GitTarget target = bench.target(server);
    repository.beforePush("echo 'this branch is frozen since Monday' >&2; exit 1");
    TargetFault fault = assertFault(Kind.DENIED, () -> put(target, "a"));
    assertTrue(fault.getMessage().contains("frozen since Monday"), fault.getMessage());
    assertTrue(fault.getMessage().contains("hook declined"), fault.getMessage());
    repository.beforePush("echo 'error: your quota of 1 GB is used up' >&2; exit 1");
    fault = assertFault(Kind.FULL, () -> put(target, "a"));
    assertTrue(fault.getMessage().contains("quota of 1 GB"), fault.getMessage());
    assertEquals(List.of(), target.list(""));
  }

  @Test
  void aServerThatRefusesForceAndDeletionIsFine() throws Exception {
    for (String each : List.of("denyNonFastForwards", "denyDeletes", "fsckObjects")) {
      var unused = repository.git("config", "receive." + each, "true");
    }
    GitTarget target = bench.target(server);
    put(target, "a");
    put(target, "b");
    assertStored(target, "a", "b");
  }

  @Test
  void oneThatTakesTheProtocolFromTheClientIsFineToo() throws Exception {
    server.close();
    server =
        SshdFixture.startShell(
            Files.createDirectory(folder.resolve("keys2")), "AcceptEnv GIT_PROTOCOL");
    GitTarget target = bench.target(server);
    put(target, "a");
    assertStored(target, "a");
  }

  @Test
  void aServerThatGivesNoSingleFilesIsTold() throws Exception {
    GitTarget target = bench.target(server);
    put(target, "a");
    server.close();
    server =
        SshdFixture.startShell(
            Files.createDirectory(folder.resolve("keys2")),
            "ForceCommand case \"$SSH_ORIGINAL_COMMAND\" in git-upload-archive*) echo 'Invalid"
                + " command' >&2; exit 1 ;; *) sh -c \"$SSH_ORIGINAL_COMMAND\" ;; esac");
    GitTarget mute = bench.target(server);
    assertEquals(List.of("a"), mute.list("").stream().map(Stat::name).toList());
    TargetFault fault = assertFault(Kind.DENIED, () -> mute.readBack("a"));
    assertTrue(fault.getMessage().contains("AcceptEnv GIT_PROTOCOL"), fault.getMessage());
  }

  @Test
  void theUsersGitIsNoDisturbance() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path hooks = Files.createDirectory(home.resolve("hooks"));
    Path ran = folder.resolve("ran");
    for (String each : List.of("pre-push", "pre-commit", "reference-transaction")) {
      Path hook =
          Files.writeString(hooks.resolve(each), "#!/bin/sh\ntouch '" + ran + "'\nexit 1\n");
      assertTrue(hook.toFile().setExecutable(true));
    }
    Files.writeString(
        home.resolve(".gitconfig"),
        """
        [core]
          hooksPath = %s
          autocrlf = true
        [commit]
          gpgSign = true
        [push]
          gpgSign = true
        [init]
          defaultBranch = nonsense
        [transfer]
          fsckObjects = true
        """
            .formatted(hooks));
    Path wrapper =
        Files.writeString(
            folder.resolve("wrapper"), "#!/bin/sh\nHOME='%s' exec git \"$@\"\n".formatted(home));
    assertTrue(wrapper.toFile().setExecutable(true));
    GitTarget target =
        bench.open(
            url(server, repository.folder()),
            Optional.of(server.key()),
            Optional.of(server.knownHosts()),
            "box",
            new Tool(wrapper.toString(), "git"));
    put(target, "a");
    assertStored(target, "a");
    assertFalse(Files.exists(ran));
  }

  /** Has the server hang when it has got a push; gives the file that is there then. */
  private Path hanging() throws Exception {
    Path reached = folder.resolve("reached");
    repository.beforePush("echo x >'%s'; exec sleep 600".formatted(reached));
    return reached;
  }

  private static void awaitFile(Path file) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.exists(file));
  }

  private static void killGit() {
    ProcessHandle.current()
        .children()
        .filter(process -> process.info().command().orElse("").endsWith("/git"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private void assertNothingTemporaryIsLeft() throws Exception {
    try (var left = Files.list(bench.cache("box").resolve("temporary"))) {
      assertEquals(0, left.count());
    }
  }
}
