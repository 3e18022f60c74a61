package org.sealpress.appliance.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;

/** Which versions of what a box has. */
public final class Versions {
  private static final Path SYSTEM = Path.of("/etc/os-release");
  private static final String RESOURCE = "/org/sealpress/appliance/cli/version.properties";

  private static final List<Program> PROGRAMS =
      List.of(
          new Program(new Tool("tesseract", "tesseract-ocr"), "--version"),
          new Program(new Tool("rclone", "rclone"), "version"),
          new Program(new Tool("git", "git"), "--version"),
          new Program(new Tool("openssl", "openssl"), "version"));

  private Versions() {}

  private record Program(Tool tool, String argument) {}

  /** The version that the build wrote into the jar, for example {@code 0.1.0}. */
  public static String program() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "of an unknown version");
  }

  /** All of them, one a line. May block for programs. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    text.append("sealpress ").append(program()).append('\n');
    text.append(
        "Java %s of %s, %s %s %s, %d processors, heap of at most %d MB, running for %s%n"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())));
    text.append(system()).append('\n');
    for (Program each : PROGRAMS) {
      text.append(each.tool().program()).append(' ').append(version(each)).append('\n');
    }
    return text.toString();
  }

  private static String system() {
    try {
      return Files.readString(SYSTEM)
          .lines()
          .filter(line -> line.startsWith("PRETTY_NAME="))
          .findFirst()
          .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
          .orElse("an unknown system");
    } catch (IOException e) {
      return "an unknown system";
    }
  }

  private static String version(Program each) {
    try {
      return each.tool().version(each.argument()).toString();
    } catch (ToolFault e) {
      return String.valueOf(e.getMessage());
    }
  }
}
