package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.git.GitBench.BYTES;
import static org.sealpress.target.git.GitBench.put;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** What is read back is what the server's disk has: damage there is seen, by either protocol. */
class GitDamageIT {
  private static final byte[] OTHER = Contents.random(BYTES.length, 2);

  @TempDir Path folder;
  private GitBench bench;
  private GitRepository repository;

  @BeforeEach
  void make() {
    bench = GitBench.in(folder);
    repository = bench.repository();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDamagedObjectIsNeverTakenForGood(boolean ssh) throws Exception {
    Programs.assume("git", "ssh");
    try (SshdFixture server =
        SshdFixture.startShell(Files.createDirectory(folder.resolve("keys")), "PermitTTY no")) {
      GitTarget target = ssh ? bench.target(server) : bench.target("box");
      put(target, "a");
      target.put("b", Content.of(OTHER));
      assertReads(target, "a", BYTES);
      Path object = object("a");
      byte[] good = Files.readAllBytes(object);
      for (int at : List.of(0, 3, good.length / 2, good.length - 1)) {
        byte[] bad = good.clone();
        bad[at] ^= 4;
        write(object, bad);
        assertNotRead(target, "a");
      }
      write(object, Files.readAllBytes(object("b")));
      assertNotRead(target, "a");
      Files.delete(object);
      assertNotRead(target, "a");
      assertReads(target, "b", OTHER);
      write(object, good);
      assertReads(target, "a", BYTES);

      var unused = repository.git("repack", "-a", "-d", "-q");
      flipInPack();
      assertNotRead(target, "a");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatSomebodyHasChangedALittleIsReadAsItIsNow(boolean ssh) throws Exception {
    Programs.assume("git", "ssh");
    try (SshdFixture server =
        SshdFixture.startShell(Files.createDirectory(folder.resolve("keys")), "PermitTTY no")) {
      GitTarget target = ssh ? bench.target(server) : bench.target("box");
      put(target, "a");
      put(target, "b");
      byte[] changed = BYTES.clone();
      changed[BYTES.length / 2] ^= 1;
      repository.plant("a", changed); // git keeps and sends it as a difference to what it was
      assertReads(target, "a", changed);
      assertReads(target, "b", BYTES);
      assertEquals(BYTES.length, target.list("").get(0).size());
    }
  }

  @Test
  void whatTheServerDoesNotKeepIsNotProven() throws Exception {
    GitTarget target = bench.target("box");
    put(target, "a");
    Path hook = repository.folder().resolve("hooks/post-receive");
    Files.writeString(
        hook,
        "#!/bin/sh\nobject=$(git rev-parse archive:b)\nrm -f objects/$(echo $object | cut -c1-2)/$(echo $object | cut -c3-)\n");
    assertTrue(hook.toFile().setExecutable(true));
    Map<String, Expected> contents = Map.of("b", new Expected(Content.of(OTHER), Sha256.of(OTHER)));
    TargetFault fault =
        org.sealpress.target.TargetContract.assertFault(
            Kind.IO_ERROR, () -> target.putProven(contents));
    assertTrue(fault.getMessage().contains("git fsck"), fault.getMessage());
    assertReads(target, "a", BYTES);
  }

  private static void assertReads(GitTarget target, String name, byte[] bytes) throws Exception {
    try (InputStream in = target.readBack(name)) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
  }

  /** It ends in a fault, and not in one that says to come again later. */
  private static void assertNotRead(GitTarget target, String name) {
    Optional<String> sha256;
    try (InputStream in = target.readBack(name)) {
      sha256 = Optional.of(Sha256.of(in));
    } catch (TargetFault e) {
      assertEquals(Kind.IO_ERROR, e.kind(), e.getMessage());
      return;
    } catch (IOException e) {
      return;
    }
    assertFalse(sha256.isPresent(), "it was read, with SHA-256 " + sha256);
  }

  private Path object(String name) {
    String hash = repository.git("rev-parse", "archive:" + name);
    return repository
        .folder()
        .resolve("objects")
        .resolve(hash.substring(0, 2))
        .resolve(hash.substring(2));
  }

  private static void write(Path object, byte[] bytes) throws IOException {
    Files.deleteIfExists(object);
    Files.write(object, bytes);
  }

  /** In the middle of the object that lies first in the pack. */
  private void flipInPack() throws Exception {
    try (var packs = Files.list(repository.folder().resolve("objects/pack"))) {
      for (Path pack : packs.filter(each -> each.toString().endsWith(".pack")).toList()) {
        byte[] bytes = Files.readAllBytes(pack);
        for (int at = bytes.length / 8; at < bytes.length; at += bytes.length / 8) {
          bytes[at] ^= 1;
        }
        write(pack, bytes);
      }
    }
  }
}
