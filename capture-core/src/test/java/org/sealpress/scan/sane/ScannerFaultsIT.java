package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.scan.virtual.Trouble.after;
import static org.sealpress.scan.virtual.Trouble.at;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.sealpress.scan.virtual.Trouble;
import org.sealpress.scan.virtual.Trouble.Step;
import org.sealpress.scan.virtual.VirtualScanner;

/**
 * Every way in which a scanner can fail, at every step: each ends in its named fault within the
 * time limits, and the next batch works with the same scanner.
 */
class ScannerFaultsIT {
  /** Larger than what fits into the buffers of a connection: a page that isn't read stays there. */
  private static final PageFormat PAGE = new PageFormat(1000, 2000, ColorMode.GRAY, 8, 0);

  private static final ScanProfile PROFILE =
      new ScanProfile(150, ColorMode.GRAY, "ADF Front", Paper.MAX);
  private static final int SHEETS = 4;
  private static final Duration WAKE = Duration.ofMillis(600);

  /** A machine that is busy with something else must not look like a scanner that stalls. */
  private static final TimeLimits PATIENT = limits(Duration.ofSeconds(20));

  /** Where the scanner does stall, and each test waits for the limit. */
  private static final TimeLimits HASTY = limits(Duration.ofSeconds(2));

  private static TimeLimits limits(Duration each) {
    return new TimeLimits(Duration.ofSeconds(20), WAKE, each, each, Duration.ofSeconds(30));
  }

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private VirtualScanner virtual;
  private SaneScanners scanners;

  @BeforeEach
  void switchOn() throws IOException {
    virtual =
        VirtualScanner.builder()
            .sheets(Collections.nCopies(SHEETS, Sheet.oneSided(PageSource.white(PAGE))))
            .onRequest(requests::add)
            .start();
    scanners = new SaneScanners(virtual.address(), PATIENT);
  }

  private void expect(Kind kind) {
    if (kind == Kind.TIMED_OUT) {
      scanners = new SaneScanners(virtual.address(), HASTY);
    }
  }

  @AfterEach
  void switchOff() {
    virtual.close();
  }

  /** Every status, at START and in the data. */
  private static final Map<Trouble.Kind, Kind> STATUSES =
      Map.of(
          Trouble.Kind.UNSUPPORTED, Kind.UNSUPPORTED,
          Trouble.Kind.CANCELLED, Kind.CANCELLED,
          Trouble.Kind.BUSY, Kind.BUSY,
          Trouble.Kind.JAMMED, Kind.JAMMED,
          Trouble.Kind.DOUBLE_FEED, Kind.DOUBLE_FEED,
          Trouble.Kind.COVER_OPEN, Kind.COVER_OPEN,
          Trouble.Kind.IO_ERROR, Kind.IO_ERROR,
          Trouble.Kind.NO_MEM, Kind.IO_ERROR,
          Trouble.Kind.ACCESS_DENIED, Kind.ACCESS_DENIED,
          Trouble.Kind.WARMING_UP, Kind.BUSY);

  static Stream<Arguments> whileAPageIsDue() {
    List<Arguments> rows = new ArrayList<>();
    for (int page : new int[] {1, 2, 3, SHEETS}) {
      STATUSES.forEach((status, kind) -> rows.add(row(page, at(Step.START, status), kind)));
      rows.add(row(page, at(Step.START, Trouble.Kind.INVAL), Kind.UNSUPPORTED));
      rows.add(row(page, at(Step.START, Trouble.Kind.EOF), Kind.IO_ERROR));
      rows.add(row(page, at(Step.START, Trouble.Kind.AUTHORIZE), Kind.ACCESS_DENIED));
      rows.add(row(page, at(Step.START, Trouble.Kind.DROP), Kind.IO_ERROR));
      rows.add(row(page, at(Step.START, Trouble.Kind.STALL), Kind.TIMED_OUT));
      rows.add(row(page, at(Step.CONNECT, Trouble.Kind.DROP), Kind.IO_ERROR));
      rows.add(row(page, at(Step.PARAMETERS, Trouble.Kind.DROP), Kind.IO_ERROR));
      rows.add(row(page, at(Step.PARAMETERS, Trouble.Kind.IO_ERROR), Kind.IO_ERROR));
      rows.add(row(page, at(Step.PARAMETERS, Trouble.Kind.HUGE), Kind.TOO_LARGE));
      for (long bytes : new long[] {0, 1, 30_000, PAGE.totalBytes()}) {
        STATUSES.forEach((status, kind) -> rows.add(row(page, after(bytes, status), kind)));
        rows.add(row(page, after(bytes, Trouble.Kind.INVAL), Kind.IO_ERROR));
        rows.add(row(page, after(bytes, Trouble.Kind.DROP), Kind.IO_ERROR));
      }
      for (long bytes : new long[] {1, 30_000, PAGE.totalBytes()}) {
        rows.add(row(page, after(bytes, Trouble.Kind.NO_DOCS), Kind.BAD_FRAME));
      }
      for (long bytes : new long[] {0, 1, 30_000, PAGE.totalBytes() - 1}) {
        rows.add(row(page, after(bytes, Trouble.Kind.SHORT), Kind.BAD_FRAME));
        rows.add(row(page, after(bytes, Trouble.Kind.EOF), Kind.BAD_FRAME));
      }
      rows.add(row(page, after(30_000, Trouble.Kind.STALL), Kind.TIMED_OUT));
      rows.add(row(page, after(1, Trouble.Kind.EXTRA), Kind.BAD_FRAME));
      rows.add(row(page, after(10_000, Trouble.Kind.EXTRA), Kind.BAD_FRAME));
    }
    STATUSES.forEach((status, kind) -> rows.add(row(SHEETS + 1, at(Step.START, status), kind)));
    rows.add(row(1, at(Step.CONNECT, Trouble.Kind.STALL), Kind.TIMED_OUT));
    rows.add(row(3, at(Step.PARAMETERS, Trouble.Kind.STALL), Kind.TIMED_OUT));
    rows.add(row(1, after(0, Trouble.Kind.STALL), Kind.TIMED_OUT));
    rows.add(row(3, after(PAGE.totalBytes(), Trouble.Kind.STALL), Kind.TIMED_OUT));
    return rows.stream();
  }

  private static Arguments row(int page, Trouble trouble, Kind kind) {
    return Arguments.of(page, trouble, kind);
  }

  @ParameterizedTest(name = "page {0}: {1} is {2}")
  @MethodSource("whileAPageIsDue")
  void aFaultWhileAPageIsDueIsNamedAndTheNextBatchWorks(int page, Trouble trouble, Kind kind)
      throws Exception {
    virtual.trouble(trouble.onPage(page));
    expect(kind);
    try (Scanner scanner = scanners.open(virtual.device())) {
      int[] whole = {0};
      ScanFault fault =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60),
              () -> assertThrows(ScanFault.class, () -> readAll(scanner, whole)));

      assertEquals(kind, fault.kind(), fault.getMessage());
      assertEquals(page - 1, whole[0], "sides that were whole");
      assertForThePerson(fault);
      assertEquals(page - 1, virtual.status().sidesDelivered());
      assertEquals(SHEETS - page + 1, readAll(scanner, new int[1]));
    }
  }

  static Stream<Arguments> beforeAPageIsDue() {
    return Stream.of(
        Arguments.of(at(Step.INIT, Trouble.Kind.DROP), Kind.ACCESS_DENIED),
        Arguments.of(at(Step.INIT, Trouble.Kind.STALL), Kind.TIMED_OUT),
        Arguments.of(at(Step.GET_DEVICES, Trouble.Kind.DROP), Kind.IO_ERROR),
        Arguments.of(at(Step.GET_DEVICES, Trouble.Kind.STALL), Kind.TIMED_OUT),
        Arguments.of(at(Step.GET_DEVICES, Trouble.Kind.NO_MEM), Kind.IO_ERROR),
        Arguments.of(at(Step.OPEN, Trouble.Kind.IO_ERROR).repeated(2), Kind.ASLEEP),
        Arguments.of(at(Step.OPEN, Trouble.Kind.BUSY), Kind.BUSY),
        Arguments.of(at(Step.OPEN, Trouble.Kind.WARMING_UP).repeated(2), Kind.ASLEEP),
        Arguments.of(at(Step.OPEN, Trouble.Kind.INVAL), Kind.NO_SUCH_DEVICE),
        Arguments.of(at(Step.OPEN, Trouble.Kind.ACCESS_DENIED), Kind.ACCESS_DENIED),
        Arguments.of(at(Step.OPEN, Trouble.Kind.AUTHORIZE), Kind.ACCESS_DENIED),
        Arguments.of(at(Step.OPEN, Trouble.Kind.DROP), Kind.IO_ERROR),
        Arguments.of(at(Step.OPEN, Trouble.Kind.STALL), Kind.TIMED_OUT),
        Arguments.of(at(Step.OPTIONS, Trouble.Kind.DROP).repeated(2), Kind.IO_ERROR),
        Arguments.of(at(Step.OPTIONS, Trouble.Kind.STALL), Kind.TIMED_OUT),
        Arguments.of(at(Step.CONTROL, Trouble.Kind.DROP).repeated(2), Kind.IO_ERROR),
        Arguments.of(at(Step.CONTROL, Trouble.Kind.IO_ERROR).repeated(2), Kind.IO_ERROR),
        Arguments.of(at(Step.CONTROL, Trouble.Kind.STALL), Kind.TIMED_OUT),
        Arguments.of(at(Step.CONTROL, Trouble.Kind.INVAL), Kind.UNSUPPORTED),
        Arguments.of(at(Step.CONTROL, Trouble.Kind.JAMMED), Kind.JAMMED),
        Arguments.of(at(Step.CONTROL, Trouble.Kind.AUTHORIZE), Kind.ACCESS_DENIED),
        Arguments.of(at(Step.PARAMETERS, Trouble.Kind.HUGE), Kind.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("beforeAPageIsDue")
  void aFaultBeforeAPageIsDueFeedsNothingAndTheNextBatchWorks(Trouble trouble, Kind kind)
      throws Exception {
    virtual.trouble(trouble);
    expect(kind);
    ScanFault fault =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> assertThrows(ScanFault.class, this::openAndReadAll));

    assertEquals(kind, fault.kind(), fault.getMessage());
    assertForThePerson(fault);
    assertEquals(0, virtual.status().sidesDelivered());
    assertEquals(SHEETS, openAndReadAll());
  }

  static Stream<Trouble> atTheEnd() {
    return Stream.of(
        at(Step.CANCEL, Trouble.Kind.DROP),
        at(Step.CANCEL, Trouble.Kind.STALL),
        at(Step.CLOSE, Trouble.Kind.DROP),
        at(Step.CLOSE, Trouble.Kind.STALL));
  }

  @ParameterizedTest
  @MethodSource("atTheEnd")
  void aFaultAfterTheLastPageTakesNothingBack(Trouble trouble) throws Exception {
    virtual.trouble(trouble);
    expect(Kind.TIMED_OUT);

    assertEquals(SHEETS, openAndReadAll());
    virtual.load(List.of(Sheet.oneSided(PageSource.white(PAGE))));
    assertEquals(1, openAndReadAll());
  }

  @Test
  void nobodyAtTheAddressIsUnreachable() throws Exception {
    virtual.close();
    ScanFault fault = assertThrows(ScanFault.class, () -> scanners.list());

    assertEquals(Kind.UNREACHABLE, fault.kind());
    String where = virtual.address().getHostString() + ":" + virtual.address().getPort();
    assertTrue(fault.getMessage().contains(where), fault.getMessage());
  }

  @Test
  void aScannerThatIsHeldByAnotherClientIsBusyAndFreeAfterwards() throws Exception {
    try (Scanner other = new SaneScanners(virtual.address(), PATIENT).open("auto")) {
      assertEquals(virtual.device(), other.info().name());
      assertEquals(Kind.BUSY, assertThrows(ScanFault.class, () -> scanners.open("auto")).kind());
    }
    assertEquals(SHEETS, openAndReadAll());
  }

  @Test
  void aScannerThatIsAsleepIsWokenUp() throws Exception {
    virtual.trouble(at(Step.OPEN, Trouble.Kind.IO_ERROR));

    assertEquals(SHEETS, openAndReadAll());
    assertEquals(2, Collections.frequency(requests, "OPEN"));
  }

  @Test
  void aScannerThatWasOffBetweenBatchesIsOpenedAnew() throws Exception {
    try (Scanner scanner = scanners.open(virtual.device())) {
      scanner.check(PROFILE);
      virtual.powerCycle();

      assertEquals(SHEETS, readAll(scanner, new int[1]));
    }
  }

  @Test
  void aScannerThatIsSwitchedOffInABatchIsOpenedAnewForTheNext() throws Exception {
    try (Scanner scanner = scanners.open(virtual.device())) {
      Feed feed = scanner.feed(PROFILE);
      feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
      virtual.powerCycle();

      ScanFault fault = assertThrows(ScanFault.class, feed::next);

      assertEquals(Kind.IO_ERROR, fault.kind());
      assertForThePerson(fault);
      feed.close();
      assertEquals(SHEETS - 1, readAll(scanner, new int[1]));
    }
  }

  /** The library leaves the rest of such a reply unread, and would take it for the next one. */
  @ParameterizedTest
  @EnumSource(names = {"INVAL", "JAMMED"})
  void afterARefusedOptionNothingIsAskedOnTheSameConnection(Trouble.Kind refusal) throws Exception {
    try (Scanner scanner = scanners.open(virtual.device())) {
      virtual.trouble(at(Step.CONTROL, refusal));
      assertThrows(ScanFault.class, () -> scanner.check(PROFILE));
    }
    assertEquals(List.of("OPEN"), requests);
    assertEquals(SHEETS, openAndReadAll());
  }

  @Test
  void aConnectionThatWasLostBetweenBatchesIsMadeAnew() throws Exception {
    try (Scanner scanner = scanners.open(virtual.device())) {
      scanner.check(PROFILE);
      virtual.trouble(at(Step.CONTROL, Trouble.Kind.DROP));

      assertEquals(SHEETS, readAll(scanner, new int[1]));
    }
  }

  @Test
  void aBatchIsCancelledOnceAtItsEndAndNoOptionIsTouchedInIt() throws Exception {
    assertEquals(SHEETS, openAndReadAll());

    List<String> batch = requests.subList(requests.indexOf("START"), requests.size());
    List<String> expected = new ArrayList<>(Collections.nCopies(SHEETS + 1, "START"));
    expected.addAll(List.of("CANCEL", "CLOSE"));
    assertEquals(expected, batch);
  }

  private int openAndReadAll() throws ScanFault, IOException {
    try (Scanner scanner = scanners.open(virtual.device())) {
      return readAll(scanner, new int[1]);
    }
  }

  private static int readAll(Scanner scanner, int[] whole) throws ScanFault, IOException {
    try (Feed feed = scanner.feed(PROFILE)) {
      for (Optional<Side> side = feed.next(); side.isPresent(); side = feed.next()) {
        side.get().copyTo(OutputStream.nullOutputStream());
        whole[0]++;
      }
      return whole[0];
    }
  }

  /** Names the daemon, and is whole sentences: what happened, what to do. */
  private void assertForThePerson(ScanFault fault) {
    String message = fault.getMessage();
    String where = virtual.address().getHostString() + ":" + virtual.address().getPort();
    assertTrue(message.contains(where), message);
    assertTrue(message.matches("(Scanner|The SANE daemon) .+\\. .+\\."), message);
  }
}
