package org.sealpress.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.fixture.OnlyWithAll;

/**
 * Jazzer in a process of its own, as {@code deploy/fuzz.sh} starts it: all targets, for ten minutes
 * each. {@link FuzzTest} has all of them without it, each time.
 */
@OnlyWithAll
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JazzerIT {
  private static final String RUNS = "-max_total_time=600";

  @TempDir Path dir;

  static List<String> targets() {
    return Targets.names();
  }

  @BeforeEach
  void hasItsNativePart() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    String system = os + "_" + (arch.equals("amd64") ? "x86_64" : arch);
    Assumptions.assumeTrue(
        getClass()
                .getResource(
                    "/com/code_intelligence/jazzer/driver/jazzer_driver_%s/libjazzer_driver.so"
                        .formatted(system))
            != null,
        "skipped: Jazzer has no native part for " + system + "; FuzzTest runs without it");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void jazzerFindsNothing(String name) throws Exception {
    SeedsMain.main(new String[] {name, dir.resolve("seeds").toString()});
    Process process = jazzer(name, RUNS);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("INITED cov: "), said);
    assertTrue(said.contains("stat::number_of_executed_units: "), said);
  }

  @Test
  void jazzerFindsAPlantedFault() throws Exception {
    SeedsMain.main(new String[] {PlantedFuzz.NAME, dir.resolve("seeds").toString()});
    Process process = jazzer(PlantedFuzz.NAME, "-runs=5000000");
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertNotEquals(0, process.waitFor(), said);
    assertTrue(said.contains("IllegalStateException: the planted fault"), said);
  }

  private Process jazzer(String name, String runs) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-Xss1m", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + JazzerEntry.class.getName());
    command.add("--target_args=" + name);
    command.add("--instrumentation_includes=org.sealpress.**");
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal");
    command.add("--reproducer_path=" + dir);
    command.addAll(List.of("-artifact_prefix=" + dir + "/", "-timeout=10", "-max_len=8192"));
    command.addAll(List.of("-seed=1", runs, "-print_final_stats=1"));
    command.add(Files.createDirectories(dir.resolve("corpus")).toString());
    command.add(dir.resolve("seeds").toString());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
