package org.sealpress.appliance.daemon;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
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
import org.sealpress.scan.virtual.Trouble;
import org.sealpress.scan.virtual.Trouble.Kind;
import org.sealpress.scan.virtual.Trouble.Step;
import org.sealpress.scan.virtual.VirtualScanner;

/** Somebody scans in the browser, looks at the pages, and has them sealed. */
@Timeout(300)
class ScanPageIT {
  private static final String TITLE = "Lease <img src=x onerror=alert(1)> Zyxwvut";
  private static final String REASON = "</p><script>alert(2)</script> not ours";

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
  }

  private void start(String legal) throws Exception {
    daemon = new Daemon(ConfigFile.read(box.legalWith(legal).configure()), Clock.systemUTC());
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

  private static Locator tile(Visit visit, int side) {
    return visit.page().locator("li[data-side='" + side + "']");
  }

  private static void seen(Visit visit, int side) {
    visit
        .page()
        .waitForFunction(
            "side => document.querySelector(`li[data-side='${side}'] img`)?.naturalWidth > 0",
            side);
  }

  private static void why(Page page, String reason, String button) {
    Locator dialog = page.locator("dialog:not(.large)");
    dialog.locator("input[name=reason]").fill(reason);
    dialog.getByText(button, new Locator.GetByTextOptions().setExact(true)).click();
    dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Test
  void aPressIsLookedAtTurnedLeftOutScannedAgainAndSealed() throws Exception {
    start("check: yes, check-for: 20 min");
    scanner.load(Paperwork.sheets(3));
    try (Visit desktop = box.visit(Size.DESKTOP);
        Visit phone = box.visit(Size.PHONE, ColorScheme.DARK, "de-DE")) {
      Page page = desktop.go("/scan").page();
      phone.go("/scan").text("Legen Sie das Papier in den Scanner und drücken Sie:");
      desktop.text("Put the paper into the scanner").waitFor();
      desktop.usable().picture("scan");
      phone.usable().picture("scan");

      page.locator("input[name=title]").fill(TITLE);
      page.locator("button.big[value=legal]").click();
      desktop.text("Please look at the pages");
      phone.text("Bitte sehen Sie die Seiten an");
      for (Visit each : List.of(desktop, phone)) {
        for (int side = 1; side <= 3; side++) {
          seen(each, side);
        }
      }
      assertEquals(TITLE, page.locator(".naming input").inputValue());

      tile(desktop, 1).locator("button").focus();
      page.keyboard().press("ArrowRight");
      page.keyboard().press("r");
      page.waitForSelector("li[data-side='2'] img[src$='v=90']");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("Delete");
      why(page, REASON, "Leave out");
      tile(desktop, 3).getByText("Left out by").waitFor();
      desktop.usable().picture("scan-check");
      phone.text("Weggelassen von").waitFor();
      phone.usable().picture("scan-check");

      tile(desktop, 1).locator("button").focus();
      page.keyboard().press("Enter");
      page.waitForFunction("() => document.querySelector('dialog.large img').naturalWidth > 700");
      desktop.usable().picture("scan-large");
      scanner.load(List.of(Paperwork.sheet("This is the same sheet, without a fold")));
      page.getByText("Scan again").click();
      why(page, "a fold", "Scan again");
      tile(desktop, 4).waitFor();
      seen(desktop, 4);
      assertEquals(0, tile(desktop, 1).count());
      page.keyboard().press("Escape");

      assertWhatIsTypedIsChecked(Box.newest(box.status()));
      page.locator(".naming input").fill(TITLE + ", typed and not kept");
      page.waitForResponse(
          answer -> answer.url().endsWith("/title") && answer.ok(),
          () -> page.getByText("All pages are right: seal").click());
      desktop.text("Sealed and copied: it is safe.");
      phone.text("Versiegelt und kopiert: Es ist sicher.");
      desktop.usable().picture("scan-sealed");
      phone.usable().picture("scan-sealed");
    }
    String id = Box.newest(box.status());
    List<String> steps = Box.steps(box.capture(id));
    assertTrue(
        steps.stream().anyMatch(step -> step.startsWith("Side 3 was left out by")), "" + steps);
    assertFalse(steps.toString().contains("Zyxwvut"), "the title is forgotten");
    assertEquals(List.of(), filesWith("Zyxwvut"));
    assertFalse(box.status().encode().contains("Zyxwvut"));
  }

  private void assertWhatIsTypedIsChecked(String id) {
    assertRefused(400, "title", id, "title", "{\"title\": \"a\\nb\"}");
    assertRefused(400, "reason", id, "pages/2/drop", "{\"reason\": \" \"}");
    assertRefused(400, "degrees", id, "pages/2/rotate", "{\"degrees\": 45}");
    assertRefused(400, "turns", id, "pages/2/rotate", "{\"turns\": 1}");
    assertRefused(404, "", id, "pages/9/rotate", "{\"degrees\": 90}");
    assertRefused(404, "", id, "pages/x/restore", "{}");
    assertRefused(409, "", "unknown", "confirm", "{}");
  }

  private void assertRefused(int code, String field, String id, String what, String body) {
    HttpResponse<String> answer = box.decide(id, what, body);
    assertEquals(code, answer.statusCode(), what + " " + body + " " + answer.body());
    JsonObject said = new JsonObject(answer.body());
    assertEquals(field, said.getString("field", ""), answer.body());
    assertFalse(said.getString("error", "").isEmpty());
  }

  private List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> all = Files.walk(box.data())) {
      return all.filter(Files::isRegularFile).filter(file -> contains(file, text)).toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      return false; // it went just now
    }
  }

  @Test
  void aHeldCaptureIsFinishedHereAndWhatNobodyLooksAtSealsItself() throws Exception {
    start("check: yes, check-for: 10 s");
    scanner.load(Paperwork.sheets(3));
    scanner.trouble(Trouble.at(Step.START, Kind.JAMMED).onPage(2));
    try (Visit desktop = box.visit(Size.DESKTOP);
        Visit phone = box.visit(Size.PHONE)) {
      Page page = desktop.go("/scan").page();
      phone.go("/scan").text("Put the paper into the scanner");
      page.locator("button.big[value=legal]").click();
      desktop.text("feed again from sheet 2 on");
      desktop.usable().picture("scan-held");
      phone.text("feed again from sheet 2 on");
      phone.usable().picture("scan-held");

      page.getByText("Throw away").click();
      Locator dialog = page.locator("dialog");
      dialog.locator("button.danger").click();
      assertEquals("true", dialog.locator("input").getAttribute("aria-invalid"), "why?");
      page.keyboard().press("Escape");
      page.getByText("Feed the rest").click();
      desktop.text("Seals itself in");
      desktop.text("Sealed and copied: it is safe.");
      phone.text("Sealed and copied: it is safe.");
    }
    String id = Box.newest(box.status());
    JsonObject capture = box.await(id, "safe");
    List<String> steps = Box.steps(capture);
    assertTrue(
        steps.contains("nobody confirmed its pages in time: it is sealed as it is"), "" + steps);
    await().until(() -> box.status().getJsonArray("captures").size() == 1);
  }
}
