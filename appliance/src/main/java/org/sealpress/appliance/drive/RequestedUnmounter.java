package org.sealpress.appliance.drive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has it done by a service of the system, which alone may unmount ({@code
 * systemd/sealpress-eject.service}). A request is a file in a folder that only this daemon's user
 * and root can write: {@code NAME} with the path of the slot; the answer is {@code NAME.done} with
 * {@code unmounted}, {@code off}, or why not.
 */
public final class RequestedUnmounter implements Unmounter {
  /** Where requests go on a box that is installed. */
  public static final Path FOLDER = Path.of("/run/sealpress/eject");

  private static final Logger LOG = LoggerFactory.getLogger(RequestedUnmounter.class);
  private static final int LARGEST = 4096;
  private static final long PAUSE_MILLIS = 50;

  private final Path folder;
  private final Duration limit;

  /** With requests in a folder that exists. */
  public RequestedUnmounter(Path folder, Duration limit) {
    this.folder = folder;
    this.limit = limit;
  }

  @Override
  public boolean unmount(Path slot) throws IOException {
    String answer = ask(slot, "unmount");
    return switch (answer) {
      case "off" -> true;
      case "unmounted" -> false;
      default ->
          throw new IOException(
              "%s can't be unmounted: %s: close what still uses it (`fuser -vm %s` tells) and ask again"
                  .formatted(slot, answer, slot));
    };
  }

  @Override
  public void forget(Path slot) {
    try {
      String answer = ask(slot, "forget");
      LOG.debug("{}: {}", slot, answer);
    } catch (IOException e) {
      LOG.debug("{} is not unmounted: {}", slot, e.getMessage());
    }
  }

  private String ask(Path slot, String what) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "this program's user may not, and %s is not there (`systemctl status sealpress-eject.path`)"
          .formatted(folder);
    }
    String name =
        HexFormat.of().formatHex(slot.toString().getBytes(StandardCharsets.UTF_8)) + "-" + what;
    Path answer = folder.resolve(name + ".done");
    Files.deleteIfExists(answer);
    // The service must not see half a request.
    Path draft = folder.resolve("." + name);
    Files.writeString(draft, what + "\n" + slot + "\n");
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      try {
        String text = Files.readString(answer, StandardCharsets.UTF_8).strip();
        Files.deleteIfExists(answer);
        return text.substring(0, Math.min(text.length(), LARGEST));
      } catch (NoSuchFileException notYet) {
        pause();
      }
    }
    Files.deleteIfExists(folder.resolve(name));
    return "the system's service did not answer within %d s (`systemctl status sealpress-eject`)"
        .formatted(limit.toSeconds());
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a drive was unmounted", e);
    }
  }
}
