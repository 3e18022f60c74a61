package org.sealpress.appliance.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.target.drive.Mounts;

/** Real mounts are unmounted, by the daemon itself and by what systemd would start for it. */
class UnmountersIT {
  private static final Path SCRIPT = Path.of("..", "systemd", "drive-eject").toAbsolutePath();
  private static final long SIZE = 8L << 20;
  private static final Mounts MOUNTS = Mounts.ofThisProcess();

  /** Who unmounts. */
  enum Who {
    DIRECT,
    REQUESTED
  }

  @TempDir private Path folder;
  private LoopDevice device;
  private Path slot;
  private Service service;

  @BeforeEach
  void mount() throws Exception {
    Files.createDirectories(folder.resolve("slots"));
    device = LoopDevice.ext4(folder.resolve("slots"), "a", SIZE);
    slot = device.mountPoint().toRealPath();
    Files.createDirectories(folder.resolve("answers"));
    service = new Service(Files.createDirectories(folder.resolve("requests")));
    service.start();
  }

  @AfterEach
  void unmount() throws Exception {
    if (service != null) {
      service.close();
    }
    if (device != null && device.isMounted()) {
      device.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsThereWhenItIsMountedAgain(Who who) throws Exception {
    Files.writeString(slot.resolve("paper"), "signed");
    assertFalse(unmounter(who).unmount(slot), "a loop device can't be switched off");
    assertFalse(device.isMounted());
    device.mount();
    assertEquals("signed", Files.readString(slot.resolve("paper")));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsInUseStaysAndIsTold(Who who) throws Exception {
    try (OutputStream open = Files.newOutputStream(slot.resolve("open"))) {
      open.write(1);
      IOException busy = assertThrows(IOException.class, () -> unmounter(who).unmount(slot));
      assertTrue(busy.getMessage().contains(slot + " can't be unmounted: "), busy.getMessage());
      assertTrue(busy.getMessage().contains("fuser -vm"), busy.getMessage());
      assertTrue(device.isMounted());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasTornOutIsTakenAway(Who who) throws Exception {
    try (OutputStream open = Files.newOutputStream(slot.resolve("open"))) {
      open.write(1);
      unmounter(who).forget(slot);
      assertFalse(device.isMounted());
    }
  }

  @Test
  void aServiceThatDoesNotAnswerIsTold() throws Exception {
    service.close();
    Unmounter unmounter = requested(Duration.ofMillis(200));
    IOException silent = assertThrows(IOException.class, () -> unmounter.unmount(slot));
    assertTrue(silent.getMessage().contains("systemctl status sealpress-eject"));
    assertTrue(device.isMounted());
    try (Stream<Path> left = Files.list(service.requests)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void onlySlotsAreUnmountedWhoeverAsks() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    LoopDevice other = LoopDevice.ext4(elsewhere, "b", SIZE);
    try (other) {
      for (Path path : List.of(other.mountPoint(), slot.resolve("../../elsewhere/b"))) {
        IOException refused =
            assertThrows(IOException.class, () -> unmounter(Who.REQUESTED).unmount(path));
        assertTrue(refused.getMessage().contains("it is no slot"), refused.getMessage());
      }
      assertTrue(
          MOUNTS.covering(other.mountPoint().toRealPath()).orElseThrow().fsType().equals("ext4"));
    }
    assertTrue(device.isMounted());
  }

  private Unmounter requested(Duration limit) {
    return new RequestedUnmounter(service.requests, folder.resolve("answers"), limit);
  }

  @Test
  void noLinkIsFollowedAndNothingOfAFileIsRepeated() throws Exception {
    service.close();
    Path secret = Files.writeString(folder.resolve("secret"), "password\n" + slot + "\n");
    Files.createSymbolicLink(service.requests.resolve("ab"), secret);
    Files.copy(secret, service.requests.resolve("cd"));
    service.script();
    assertTrue(Files.exists(secret));
    assertFalse(Files.exists(folder.resolve("answers/ab")));
    assertEquals("there is no such request\n", Files.readString(folder.resolve("answers/cd")));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("ef"), "unmount\n" + slot + "\n");
    Files.delete(service.requests.resolve("ab"));
    Files.delete(service.requests);
    Files.createSymbolicLink(service.requests, elsewhere);
    service.script();
    assertTrue(Files.exists(elsewhere.resolve("ef")));
    assertTrue(device.isMounted());
  }

  private Unmounter unmounter(Who who) {
    return who == Who.DIRECT ? new DirectUnmounter(MOUNTS) : requested(Duration.ofSeconds(30));
  }

  /** What systemd does: the script is run when there is a request. */
  private final class Service extends Thread implements AutoCloseable {
    private final Path requests;
    private volatile boolean ending;

    Service(Path requests) {
      this.requests = requests;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!ending) {
        try (Stream<Path> all = Files.list(requests)) {
          if (all.anyMatch(each -> !String.valueOf(each.getFileName()).startsWith("."))) {
            script();
          }
          Thread.onSpinWait();
        } catch (IOException | InterruptedException e) {
          return;
        }
      }
    }

    void script() throws IOException, InterruptedException {
      ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString());
      script
          .environment()
          .putAll(
              Map.of(
                  "SEALPRESS_REQUESTS", requests.toString(),
                  "SEALPRESS_ANSWERS", folder.resolve("answers").toString(),
                  "SEALPRESS_SLOTS", String.valueOf(slot.getParent())));
      assertEquals(0, script.inheritIO().start().waitFor());
    }

    @Override
    public void close() {
      ending = true;
      try {
        join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
