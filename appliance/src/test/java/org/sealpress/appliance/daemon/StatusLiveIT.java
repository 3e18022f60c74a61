package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.BrowserFixture;
import org.sealpress.appliance.fixture.BrowserFixture.Size;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.appliance.fixture.Visit;
import org.sealpress.fixture.Programs;
import org.sealpress.scan.virtual.VirtualScanner;

/** Somebody presses the button, and two screens show what becomes of it, to the end. */
@Timeout(240)
class StatusLiveIT {
  /** Keeps every state that the page has shown. */
  private static final String KEEP =
      """
      window.shown = [];
      new MutationObserver(() => {
        for (const each of document.querySelectorAll('h1, .capture .state')) {
          if (!window.shown.includes(each.textContent)) window.shown.push(each.textContent);
        }
      }).observe(document, {childList: true, subtree: true, characterData: true});
      """;

  @TempDir private Path folder;
  private VirtualScanner scanner;
  private Box box;
  private Daemon daemon;

  @BeforeEach
  void start() throws Exception {
    BrowserFixture.assume();
    Programs.assume("rclone", "tesseract");
    scanner = VirtualScanner.builder().pagesPerMinute(60).start();
    box = Box.in(folder, scanner.address());
    daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
    box.awaitScanner("ready");
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
    if (scanner != null) {
      scanner.close();
    }
  }

  @Test
  void aPressIsWatchedUntilItIsSafe() {
    try (Visit phone = box.visit(Size.PHONE);
        Visit desktop = box.visit(Size.DESKTOP)) {
      for (Visit each : List.of(phone, desktop)) {
        each.page().addInitScript(KEEP);
        each.go("/").text("The scanner is ready.");
      }
      scanner.load(Paperwork.sheets(3));
      scanner.press("scan");
      for (Visit each : List.of(phone, desktop)) {
        each.sentence("One scan is being worked on.").page().locator(".pages").waitFor();
      }
      for (Visit each : List.of(phone, desktop)) {
        each.picture("status-scanning").usable();
      }
      for (Visit each : List.of(phone, desktop)) {
        each.sentence("The one document of today is safe.").usable().picture("status-safe");
        assertWatched(each.page());
      }
      assertEquals(
          1, box.status().getJsonObject("today").getInteger("documents"), "as programs read it");
    }
  }

  private static void assertWatched(Page page) {
    List<?> shown = (List<?>) page.evaluate("window.shown");
    assertTrue(
        shown.contains("Paper is fed") || shown.contains("Pages are read"), shown.toString());
    assertTrue(page.locator("[data-state=safe]").first().innerText().contains("3 pages"));
  }
}
