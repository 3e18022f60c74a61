package org.sealpress.appliance.button;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Programs that take the command lines of libgpiod's, and print what those print: of 1.6.3 (Debian
 * 12) or of 2.2.1 (Debian 13). The chip is a file that is there or not; edges come through a pipe.
 */
public final class GpioDouble implements AutoCloseable {
  private final Path folder;
  private final boolean second;
  private final Fifo edges;

  /**
   * Of one version.
   *
   * @param folder where the programs, the chip and their notes are
   * @param second whether it is 2.2.1
   */
  public GpioDouble(Path folder, boolean second) throws IOException {
    this.folder = folder;
    this.second = second;
    this.edges = new Fifo(folder.resolve("edges"));
    Files.writeString(folder.resolve("level"), "0\n");
    String version =
        "case \"$1\" in --version) echo \"@ (libgpiod) v"
            + (second ? "2.2.1" : "1.6.3")
            + "\"; echo 'Copyright (C) 2017'; exit 0;; esac\n"
            + "cd \"$(dirname \"$0\")\" || exit 9\n"
            + "echo \"@ $*\" >> calls\n"
            + "[ -e error ] && { echo \"@: $(cat error)\" >&2; exit 1; }\n";
    String absent =
        second
            ? "[ -e chip ] || { echo \"$0: cannot find GPIO chip character device 'gpiochip0'\" >&2; exit 1; }\n"
            : "[ -e chip ] || { echo \"@: error %s: No such file or directory\" >&2; exit 1; }\n";
    program("gpioget", version + absent.formatted("reading GPIO values") + "cat level\n");
    program("gpiofind", version + "[ \"$1\" = GPIO17 ] || exit 1\necho 'gpiochip0 17'\n");
    program(
        "gpiomon",
        version
            + absent.formatted("waiting for events")
            + "while read -r edge; do\n"
            + "  [ \"$edge\" = gone ] && { echo '@: error waiting for events: No such device' >&2;"
            + " exit 1; }\n"
            + "  echo \"$edge\"\n"
            + "done < edges\n");
    program(
        "gpioset",
        version
            + absent.formatted("setting the GPIO line values")
            + (second ? "" : "case \"$1\" in --mode=signal) ;; *) exit 0;; esac\n")
            + "echo \"$$\" > holder\nexec sleep 600\n");
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text.replace("@", name));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** As {@link GpioTools#find} wants it. */
  String prefix() {
    return folder + "/";
  }

  /** Lamps on its lines. */
  public Lamps lamps(Set<Integer> lines) {
    return new Lamps("gpiochip0", lines, prefix());
  }

  /** Each command line that a program was started with, in a line of its own. */
  public String calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readString(calls) : "";
  }

  void level(boolean down) throws IOException {
    Files.writeString(folder.resolve("level"), down ? "1\n" : "0\n");
  }

  /** All programs end with this from now on; empty: they don't. */
  void fail(String error) throws IOException {
    Files.writeString(folder.resolve("error"), error);
  }

  /** The chip is there from now on. */
  public void plug() throws IOException {
    Files.writeString(folder.resolve("chip"), "");
  }

  void pull() throws IOException {
    if (Files.deleteIfExists(folder.resolve("chip"))) {
      line("gone");
    }
  }

  void edge(boolean down) throws IOException {
    line(second ? (down ? "rising" : "falling") : (down ? "1" : "0"));
  }

  private void line(String text) throws IOException {
    edges.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    edges.close();
  }
}
