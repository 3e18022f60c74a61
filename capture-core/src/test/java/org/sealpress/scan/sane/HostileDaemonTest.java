package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Side;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Daemons that never quite stop answering, or answer nonsense: a call ends all the same. */
class HostileDaemonTest {
  private static final Logger LOG = LoggerFactory.getLogger(HostileDaemonTest.class);
  private static final TimeLimits LIMITS =
      new TimeLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(1500));

  /** Accepts clients and does something to them until it is closed. */
  private static final class Daemon implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);

    private interface Talk {
      void to(OutputStream out, CountDownLatch closed) throws IOException, InterruptedException;
    }

    Daemon(Talk talk) throws IOException {
      Thread thread =
          new Thread(
              () -> {
                while (closed.getCount() > 0) {
                  try (Socket client = door.accept()) {
                    talk.to(client.getOutputStream(), closed);
                  } catch (IOException e) {
                    LOG.debug("the client gave up: {}", e.toString());
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              },
              "hostile-daemon");
      thread.setDaemon(true);
      thread.start();
    }

    InetSocketAddress address() {
      return new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      closed.countDown();
      door.close();
    }
  }

  @Test
  void aDaemonThatSendsAByteNowAndThenIsGivenUp() throws Exception {
    try (Daemon daemon =
        new Daemon(
            (out, closed) -> {
              out.write(new byte[8]);
              while (!closed.await(300, TimeUnit.MILLISECONDS)) {
                out.write(1);
              }
            })) {
      SaneScanners scanners = new SaneScanners(daemon.address(), LIMITS);
      ScanFault fault =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> assertThrows(ScanFault.class, scanners::list));

      assertEquals(Kind.TIMED_OUT, fault.kind(), fault.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aDaemonThatTalksNonsenseIsAFaultWithinTheTimeLimits(long seed) throws Exception {
    try (Daemon daemon =
        new Daemon(
            (out, closed) -> {
              Random random = new Random(seed);
              byte[] nonsense = new byte[8192];
              for (int i = 0; i < 1000; i++) {
                random.nextBytes(nonsense);
                out.write(nonsense);
              }
            })) {
      SaneScanners scanners = new SaneScanners(daemon.address(), LIMITS);

      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertThrows(ScanFault.class, scanners::list));
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertThrows(ScanFault.class, () -> scanners.open("x")));
    }
  }

  @Test
  void aPageThatTricklesIsGivenUpWhenItsTimeIsOver() throws Exception {
    PageFormat format = new PageFormat(7000, 1000, ColorMode.COLOR, 16, 0);
    ScanProfile profile =
        new ScanProfile(600, ColorMode.COLOR, "ADF Front", Paper.MAX).withDepth(16);
    CountDownLatch over = new CountDownLatch(1);
    PageSource slow = PageSource.painted(format, (y, row) -> slowly(over));
    try (VirtualScanner virtual =
            VirtualScanner.builder().sheets(List.of(Sheet.oneSided(slow))).start();
        Scanner scanner = new SaneScanners(virtual.address(), LIMITS).open("auto")) {
      try (Feed feed = scanner.feed(profile)) {
        Side side = feed.next().orElseThrow();
        ScanFault fault =
            assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                    assertThrows(
                        ScanFault.class, () -> side.copyTo(OutputStream.nullOutputStream())));

        assertEquals(Kind.TIMED_OUT, fault.kind(), fault.getMessage());
        assertTrue(fault.getMessage().contains("side 1"), fault.getMessage());
      }
      scanner.check(profile);
    } finally {
      over.countDown();
    }
  }

  private static void slowly(CountDownLatch over) {
    try {
      over.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
