package org.sealpress.appliance.drive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has it done by a service of the system, which alone may unmount ({@code
 * systemd/sealpress-eject.service}). A request is a file in a folder that this daemon's user can
 * write to, with what is wanted and the path of the slot; the answer is a file of the same name in
 * a folder that only root can write to: {@code unmounted}, {@code off}, or why not.
 *
 * @param requests where requests go
 * @param answers where answers come; made by the service
 * @param limit how long to wait for an answer
 */
public record RequestedUnmounter(Path requests, Path answers, Duration limit) implements Unmounter {
  private static final Logger LOG = LoggerFactory.getLogger(RequestedUnmounter.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NAME_BYTES = 16;
  private static final int LARGEST = 4096;
  private static final long PAUSE_MILLIS = 50;

  /** Nothing has to be written out: whoever watches the slot does not wait for long. */
  private static final Duration TO_FORGET = Duration.ofSeconds(5);

  /** As it is on a box that is installed. */
  public static RequestedUnmounter installed(Duration limit) {
    return new RequestedUnmounter(
        Path.of("/run/sealpress-requests"), Path.of("/run/sealpress-eject"), limit);
  }

  @Override
  public boolean unmount(Path slot) throws IOException {
    String answer = ask(slot, "unmount", limit);
    return switch (answer) {
      case "off" -> true;
      case "unmounted" -> false;
      default -> throw Unmounter.busy(slot, answer);
    };
  }

  @Override
  public void forget(Path slot) {
    try {
      String answer = ask(slot, "forget", limit.compareTo(TO_FORGET) < 0 ? limit : TO_FORGET);
      LOG.debug("{}: {}", slot, answer);
    } catch (IOException e) {
      LOG.debug("{} is not unmounted: {}", slot, e.getMessage());
    }
  }

  private String ask(Path slot, String what, Duration atMost) throws IOException {
    if (!Files.isDirectory(requests)) {
      return "this program's user may not, and %s is not there (`systemctl status sealpress-eject.path`)"
          .formatted(requests);
    }
    byte[] random = new byte[NAME_BYTES];
    RANDOM.nextBytes(random);
    String name = HexFormat.of().formatHex(random);
    // The service must not see half a request.
    Path draft = requests.resolve("." + name);
    Files.writeString(draft, what + "\n" + slot + "\n");
    Files.move(draft, requests.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      try {
        String text = Files.readString(answers.resolve(name), StandardCharsets.UTF_8).strip();
        return text.substring(0, Math.min(text.length(), LARGEST));
      } catch (NoSuchFileException notYet) {
        pause();
      }
    }
    Files.deleteIfExists(requests.resolve(name));
    return "the system's service did not answer within %d s (`systemctl status sealpress-eject`)"
        .formatted(atMost.toSeconds());
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
