package org.sealpress.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs without Jazzer and anywhere: the inputs of each run are the same. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
  private static final Path ONCE_FAILED = Path.of("src", "test", "resources", "fuzz");
  private static final long SEED = 20261124;
  private static final int RUNS = 2000;
  private static final int SHOWN = 512;

  static List<String> targets() {
    return Targets.names();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void noDamagedInputDoesHarm(String name) throws Exception {
    FuzzTarget target = Targets.named(name);
    Guarded guarded = new Guarded(target);
    Mutator mutator = new Mutator(target.seeds(), SEED);
    for (int i = 0; i < RUNS; i++) {
      read(guarded, mutator.next(), name + ", input " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatOnceFailedDoesNoMore(String name) throws Exception {
    Guarded guarded = new Guarded(Targets.named(name));
    Path folder = ONCE_FAILED.resolve(name);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          read(guarded, Files.readAllBytes(file), file.toString());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theSeedsAreTheSameInEachRun(String name) throws Exception {
    List<byte[]> seeds = Targets.named(name).seeds();
    List<byte[]> again = Targets.named(name).seeds();
    assertTrue(!seeds.isEmpty() && seeds.size() == again.size(), name);
    for (int i = 0; i < seeds.size(); i++) {
      assertArrayEquals(seeds.get(i), again.get(i), name + ", seed " + i);
    }
  }

  @Test
  void theFoldersOfWhatOnceFailedAreThoseOfTargets() throws Exception {
    List<String> unknown = new ArrayList<>();
    try (Stream<Path> folders = Files.list(ONCE_FAILED)) {
      folders
          .filter(Files::isDirectory)
          .map(each -> each.getFileName().toString())
          .forEach(unknown::add);
    }
    unknown.removeAll(Targets.names());
    assertTrue(unknown.isEmpty(), () -> "no targets: " + unknown);
  }

  private static void read(Guarded target, byte[] input, String which) {
    try {
      target.read(input);
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      int shown = Math.min(input.length, SHOWN);
      fail(which + " (hex): " + HexFormat.of().formatHex(input, 0, shown), e);
    }
  }
}
