package org.sealpress.appliance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service manager gets, on a real datagram socket. */
class NotifySocketTest {
  /** The other end. */
  private interface LibC extends Library {
    LibC INSTANCE = Native.load("c", LibC.class);

    int socket(int domain, int type, int protocol) throws LastErrorException;

    int bind(int fd, byte[] address, int size) throws LastErrorException;

    long recv(int fd, byte[] bytes, long size, int flags) throws LastErrorException;

    int close(int fd) throws LastErrorException;
  }

  private static final int DONT_WAIT = 0x40;

  private record Receiver(int fd) implements AutoCloseable {
    static Receiver at(String path) {
      int fd = LibC.INSTANCE.socket(1, 2, 0);
      byte[] address = NotifySocket.address(path);
      LibC.INSTANCE.bind(fd, address, address.length);
      return new Receiver(fd);
    }

    /** What was sent is there already: a datagram is in the queue when sendto returns. */
    String next() {
      byte[] bytes = new byte[4096];
      int length = (int) LibC.INSTANCE.recv(fd, bytes, bytes.length, DONT_WAIT);
      return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      LibC.INSTANCE.close(fd);
    }
  }

  @Test
  void readinessStatusAndEndArriveInTheirOrder(@TempDir Path folder) {
    String path = folder.resolve("notify").toString();
    try (Receiver systemd = Receiver.at(path)) {
      ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", path));
      manager.ready();
      manager.status("All is safe.\nNothing to do.");
      manager.stopping();
      assertEquals("READY=1", systemd.next());
      assertEquals("STATUS=All is safe. Nothing to do.", systemd.next());
      assertEquals("STOPPING=1", systemd.next());
    }
  }

  @Test
  void aNameOfTheAbstractSpaceIsReachedToo() {
    String name = "@sealpress-test-" + ProcessHandle.current().pid();
    try (Receiver systemd = Receiver.at(name)) {
      ServiceManager.of(Map.of("NOTIFY_SOCKET", name)).alive();
      assertEquals("WATCHDOG=1", systemd.next());
    }
  }

  @Test
  void nobodyThereIsNoFailure(@TempDir Path folder) {
    ServiceManager.of(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString())).ready();
    ServiceManager.of(Map.of("NOTIFY_SOCKET", "vsock:2:1234")).ready();
    ServiceManager.of(Map.of()).ready();
    assertThrows(IllegalArgumentException.class, () -> NotifySocket.address("/" + "x".repeat(107)));
  }

  @Test
  void theWatchdogIsOnlyForTheProcessThatItNames() {
    assertEquals(
        Optional.of(Duration.ofMinutes(2)),
        ServiceManager.patience(Map.of("WATCHDOG_USEC", "120000000", "WATCHDOG_PID", "7"), 7));
    assertEquals(
        Optional.empty(),
        ServiceManager.patience(Map.of("WATCHDOG_USEC", "120000000", "WATCHDOG_PID", "8"), 7));
    for (String none : List.of("", "0", "soon", "-1")) {
      assertEquals(Optional.empty(), ServiceManager.patience(Map.of("WATCHDOG_USEC", none), 7));
    }
  }

  @Test
  void whoDoesNotDoItsWorkIsNotCalledAlive(@TempDir Path folder) {
    String path = folder.resolve("notify").toString();
    AtomicLong looks = new AtomicLong();
    try (Receiver systemd = Receiver.at(path)) {
      Pulse pulse =
          new Pulse(
              new NotifySocket(path),
              Optional.empty(),
              () -> looks.incrementAndGet() < 2 ? Optional.empty() : Optional.of("the desk hangs"),
              () -> "All is safe.");
      pulse.round();
      pulse.round();
      assertEquals("WATCHDOG=1", systemd.next());
      assertEquals("STATUS=All is safe.", systemd.next());
      assertEquals("STATUS=It does not do its work: the desk hangs", systemd.next());
      assertThrows(LastErrorException.class, systemd::next, "nothing more was told");
    }
  }

  @Test
  void itIsToldFourTimesInTheTimeThatTheServiceManagerWaits() {
    assertEquals(Duration.ofSeconds(5), Pulse.pause(Optional.of(Duration.ofSeconds(20))));
    assertEquals(Duration.ofSeconds(10), Pulse.pause(Optional.of(Duration.ofMinutes(2))));
    assertEquals(Duration.ofSeconds(10), Pulse.pause(Optional.empty()));
  }

  @Test
  void aSignGetsOlder() {
    AtomicLong nanos = new AtomicLong();
    LastSign sign = new LastSign(nanos::get);
    nanos.set(5_000_000_000L);
    assertEquals(Duration.ofSeconds(5), sign.age());
    sign.give();
    assertEquals(Duration.ZERO, sign.age());
  }
}
