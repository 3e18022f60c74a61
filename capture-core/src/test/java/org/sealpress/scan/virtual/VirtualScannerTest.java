package org.sealpress.scan.virtual;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Side;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;

class VirtualScannerTest {
  private static final PageFormat PAGE = new PageFormat(1000, 3000, ColorMode.GRAY, 8, 0);
  private static final Sheet SHEET = Sheet.oneSided(PageSource.white(PAGE));
  private static final ScanProfile PROFILE =
      new ScanProfile(150, ColorMode.GRAY, "ADF Front", Paper.MAX);

  @Test
  void nothingOfItIsLeftWhenItIsClosedWhileAClientScans() throws Exception {
    VirtualScanner virtual = VirtualScanner.builder().sheets(List.of(SHEET, SHEET)).start();
    Scanner scanner = open(virtual);
    Feed feed = scanner.feed(PROFILE);
    Side side = feed.next().orElseThrow();
    assertTrue(threads() > 0);

    virtual.close();

    await().atMost(Duration.ofSeconds(5)).until(() -> threads() == 0);
    ScanFault fault =
        assertThrows(ScanFault.class, () -> side.copyTo(OutputStream.nullOutputStream()));
    assertEquals(Kind.IO_ERROR, fault.kind());
    assertThrows(ConnectException.class, () -> connect(virtual).close());
    feed.close();
    scanner.close();
  }

  @Test
  void clientsComeOneAfterAnotherAndAtOnce() throws Exception {
    try (VirtualScanner virtual =
        VirtualScanner.builder().sheets(Collections.nCopies(20, SHEET)).start()) {
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        idle.add(connect(virtual));
        try (Scanner scanner = open(virtual);
            Feed feed = scanner.feed(PROFILE)) {
          feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
        }
      }
      assertEquals(20, virtual.status().sidesDelivered());
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void aClientThatIsCutOffLetsGoOfTheDevice() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().start()) {
      try (Socket socket = connect(virtual)) {
        socket.getOutputStream().write(hello("virtual:front-desk"));
        await().atMost(Duration.ofSeconds(5)).until(() -> virtual.status().held());
      }
      await().atMost(Duration.ofSeconds(5)).until(() -> !virtual.status().held());
    }
  }

  @Test
  void aClientThatSaysNothingIsDropped() throws Exception {
    try (VirtualScanner virtual =
            VirtualScanner.builder().idleLimit(Duration.ofMillis(200)).start();
        Socket socket = connect(virtual)) {
      socket.setSoTimeout(5000);
      InputStream in = socket.getInputStream();
      assertEquals(-1, in.read());
    }
  }

  @Test
  void aClientThatTalksNonsenseIsDropped() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().start();
        Socket socket = connect(virtual)) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertEquals(-1, socket.getInputStream().read());
    }
  }

  @Test
  void aPageThatNobodyReadsIsGivenUp() throws Exception {
    try (VirtualScanner virtual =
            VirtualScanner.builder()
                .sheets(List.of(SHEET))
                .dataLimit(Duration.ofMillis(200))
                .start();
        Scanner scanner = open(virtual);
        Feed feed = scanner.feed(PROFILE)) {
      assertTrue(feed.next().isPresent());
      await().atMost(Duration.ofSeconds(10)).until(() -> !virtual.status().scanning());
      assertEquals(0, virtual.status().sidesDelivered());
      assertEquals(1, virtual.status().sheets());
    }
  }

  @Test
  void pagesAreFedAtTheirPace() throws Exception {
    try (VirtualScanner virtual =
            VirtualScanner.builder()
                .sheets(Collections.nCopies(3, SHEET))
                .pagesPerMinute(300)
                .start();
        Scanner scanner = open(virtual);
        Feed feed = scanner.feed(PROFILE)) {
      long start = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
      }
      assertTrue(System.nanoTime() - start >= Duration.ofMillis(400).toNanos());
    }
  }

  @Test
  void nothingIsFedWhileTheCoverIsOpen() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().sheets(List.of(SHEET)).start();
        Scanner scanner = open(virtual)) {
      virtual.cover(true);
      try (Feed feed = scanner.feed(PROFILE)) {
        assertEquals(Kind.COVER_OPEN, assertThrows(ScanFault.class, feed::next).kind());
      }
      virtual.cover(false);
      try (Feed feed = scanner.feed(PROFILE)) {
        assertTrue(feed.next().isPresent());
      }
    }
  }

  @Test
  void aSheetThatJammedOnItsBackIsFedAgainFromItsFront() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().sheets(List.of(SHEET, SHEET)).start();
        Scanner scanner = open(virtual)) {
      ScanProfile duplex = new ScanProfile(150, ColorMode.GRAY, "ADF Duplex", Paper.MAX);
      virtual.trouble(Trouble.at(Trouble.Step.START, Trouble.Kind.JAMMED).onPage(2));
      try (Feed feed = scanner.feed(duplex)) {
        feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
        assertThrows(ScanFault.class, feed::next);
      }
      assertEquals(2, virtual.status().sheets());
      try (Feed feed = scanner.feed(duplex)) {
        for (int i = 0; i < 4; i++) {
          feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
        }
        assertTrue(feed.next().isEmpty());
      }
    }
  }

  private static Scanner open(VirtualScanner virtual) throws ScanFault {
    return new SaneScanners(virtual.address(), TimeLimits.DEFAULT).open("auto");
  }

  private static Socket connect(VirtualScanner virtual) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), virtual.address().getPort());
  }

  /** INIT and OPEN. */
  private static byte[] hello(String device) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Wire wire = new Wire(InputStream.nullInputStream(), bytes);
    wire.writeWord(0);
    wire.writeWord(1 << 24 | 3);
    wire.writeString("somebody");
    wire.writeWord(2);
    wire.writeString(device);
    wire.flush();
    return bytes.toByteArray();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("virtual-scanner"))
        .count();
  }
}
