package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.cli.Terminal.Style;

class ProgressTest {
  private final StringWriter written = new StringWriter();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void aTerminalHasOneLineThatIsWrittenOver() {
    try (Progress progress = progress(Style.LIVE, 1234)) {
      progress.add(1);
      assertEquals("\rrestoring: 1 of 1,234 documents, 0%\u001b[K", shown());
      after(50);
      progress.add(1);
      assertEquals("", shown());
      after(1950);
      progress.add(8);
      assertEquals(
          "\rrestoring: 10 of 1,234 documents, 0%, 5.0/s, 4 min 5 s left\u001b[K", shown());
    }
    assertEquals("\r\u001b[Krestoring: 10 of 1,234 documents in 2 s, 5.0/s\n", shown());
  }

  @Test
  void theRateIsThatOfTheLastTenSeconds() {
    Progress progress = progress(Style.LIVE, 1_000_000);
    for (int second = 0; second < 60; second++) {
      after(1000);
      progress.add(second < 30 ? 1000 : 20);
    }
    String last = shown().substring(written.toString().lastIndexOf('\r') + 1);
    assertTrue(last.contains(", 20/s, "), last);
    progress.close();
  }

  @Test
  void aLineIsNeverWiderThanTheTerminal() {
    Terminal narrow = new Terminal(new PrintWriter(written), Style.LIVE, 20);
    Progress.of(narrow, now::get, "restoring", Unit.things("documents"), 9).add(1);
    assertEquals("\rrestoring: 1 of 9 d\u001b[K", shown());
  }

  @Test
  void aFileGetsALineNowAndThen() {
    try (Progress progress = progress(Style.PLAIN, 100)) {
      progress.add(1);
      after(9999);
      progress.add(1);
      assertEquals("", shown());
      after(1);
      progress.add(48);
      assertEquals("restoring: 50 of 100 documents, 50%, 5.0/s, 10 s left\n", shown());
      after(5000);
      progress.add(50);
    }
    assertEquals("restoring: 100 of 100 documents in 15 s, 6.7/s\n", shown());
  }

  @Test
  void quietIsQuiet() {
    try (Progress progress = progress(Style.SILENT, 2)) {
      progress.add(1);
      after(60000);
      progress.add(1);
      progress.say("a word");
    }
    assertEquals("", shown());
  }

  @Test
  void withoutATotalOnlyTheCountIsShown() {
    Terminal terminal = new Terminal(new PrintWriter(written), Style.LIVE, 80);
    try (Progress progress =
        Progress.openEnded(terminal, now::get, "scanning", Unit.things("pages"))) {
      progress.add(3);
      assertEquals("\rscanning: 3 pages\u001b[K", shown());
    }
    assertEquals("\r\u001b[Kscanning: 3 pages in 0 s\n", shown());
  }

  @Test
  void whatIsSaidStandsAboveTheLine() {
    Progress progress = progress(Style.LIVE, 4);
    progress.say("before");
    progress.add(1);
    shown();
    progress.say("letter\n\u001b[2J.pdf is damaged");
    assertEquals(
        "\r\u001b[Kletter\\n\\u001b[2J.pdf is damaged\n"
            + "\rrestoring: 1 of 4 documents, 25%\u001b[K",
        shown());
    progress.close();
    progress.close();
    assertEquals("\r\u001b[Krestoring: 1 of 4 documents in 0 s\n", shown());
  }

  @Test
  void manyThreadsCountRight() throws Exception {
    Progress progress = progress(Style.LIVE, 40_000);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < 10_000; n++) {
                  now.addAndGet(50_000);
                  progress.add(1);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    progress.close();
    String all = shown();
    assertTrue(all.endsWith("\r\u001b[Krestoring: 40,000 of 40,000 documents in 2 s, 20,000/s\n"));
    assertTrue(all.matches("(\r(restoring: [^\r\n]+)?\u001b\\[K)+restoring: [^\r\n]+\n"));
  }

  @Test
  void moreThanTheTotalIsNoMoreThanAll() {
    Progress progress = progress(Style.LIVE, 0);
    progress.add(5);
    assertEquals("\rrestoring: 5 of 0 documents\u001b[K", shown());
    progress.close();
  }

  @Test
  void bytesAreShownInTheUnitThatSuits() {
    Unit bytes = Unit.bytes();
    assertEquals(
        "0 B, 999 B, 1.0 kB, 1.5 kB, 100 kB, 1.0 MB, 12.3 GB, 9.2 EB",
        Stream.of(0L, 999L, 1000L, 1500L, 99_950L, 999_950L, 12_345_678_901L, Long.MAX_VALUE)
            .map(bytes::full)
            .collect(Collectors.joining(", ")));
    assertEquals("35.0 MB/s", bytes.rate(35e6));
  }

  @Test
  void durationsAreShownInTwoUnits() {
    assertEquals(
        "0 s, 0.4 s, 9.9 s, 10 s, 59 s, 1 min, 3 min 20 s, 2 h 5 min, 3 d, 3 d 4 h",
        Stream.of(
                0, 400, 9_949, 10_000, 59_999, 60_000, 200_000, 7_500_000, 259_200_000, 273_600_000)
            .map(millis -> Spell.out(Duration.ofMillis(millis)))
            .collect(Collectors.joining(", ")));
  }

  @Test
  void theEnvironmentDecidesTheStyle() {
    Map<String, String> xterm = Map.of("TERM", "xterm", "COLUMNS", "132");
    assertEquals(Style.LIVE, style(xterm, true, false));
    assertEquals(Style.PLAIN, style(xterm, false, false));
    assertEquals(Style.PLAIN, style(Map.of("TERM", "xterm", "NO_COLOR", "1"), true, false));
    assertEquals(Style.PLAIN, style(Map.of("TERM", "dumb"), true, false));
    assertEquals(Style.PLAIN, style(Map.of(), true, false));
    assertEquals(Style.SILENT, style(xterm, true, true));
    assertEquals(132, Terminal.of(new PrintWriter(written), xterm, true, false).width());
    assertEquals(80, Terminal.of(new PrintWriter(written), Map.of(), true, false).width());
  }

  private Style style(Map<String, String> env, boolean tty, boolean quiet) {
    return Terminal.of(new PrintWriter(written), env, tty, quiet).style();
  }

  private Progress progress(Style style, long total) {
    Terminal terminal = new Terminal(new PrintWriter(written), style, 80);
    return Progress.of(terminal, now::get, "restoring", Unit.things("documents"), total);
  }

  private void after(long millis) {
    now.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private String shown() {
    String text = written.toString();
    written.getBuffer().setLength(0);
    return text;
  }
}
