package org.sealpress.appliance.web;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static com.microsoft.playwright.options.WaitForSelectorState.HIDDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sealpress.appliance.fixture.BrowserFixture;
import org.sealpress.appliance.fixture.BrowserFixture.Size;
import org.sealpress.appliance.fixture.PageServer;
import org.sealpress.appliance.fixture.ShownBox;
import org.sealpress.appliance.fixture.Visit;

/** The status page in a real browser, over a box that says what the test wants. */
@Timeout(240)
class StatusPageIT {
  private static final String SAFE = "All 12 documents of today are safe.";
  private static final String SESSION =
      "{\"user\":\"berger\",\"role\":\"viewer\",\"language\":\"en\",\"csrf\":\"x\",\"fresh\":true}";
  private static final String NOT_IN = "{\"error\":\"log in first\"}";
  private static final String WRONG =
      "{\"error\":\"this code is not the right one\",\"field\":\"code\"}";
  private static final int MOST_BYTES = 200_000;

  private final ShownBox box = new ShownBox();
  private PageServer server;

  @BeforeEach
  void start() throws Exception {
    BrowserFixture.assume();
    server = new PageServer(box.state());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aCalmDayAtAnySizeInLightAndDark() {
    for (Size size : Size.values()) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        try (Visit visit = server.visit(size, scheme, "en-GB")) {
          visit.go("/").sentence(SAFE).usable();
          assertFalse(visit.page().locator("#alarms").isVisible(), "nothing is wrong");
          assertEquals("All is well", visit.page().locator("#light-word").textContent());
          visit.picture(scheme == ColorScheme.LIGHT ? "status" : "status-dark");
        }
      }
    }
  }

  @Test
  void alarmsSayWhatToDo() {
    box.becomes(StatusPageIT::troubled);
    for (Size size : Size.values()) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        try (Visit visit = server.visit(size, scheme, "en-GB")) {
          visit
              .go("/")
              .sentence("One stack of paper is not finished: the scanner waits for the rest.")
              .usable()
              .picture(scheme == ColorScheme.LIGHT ? "status-alarms" : "status-alarms-dark");
          visit.text("Please see to it now");
          visit.text("3 documents are not on offsite yet.");
          visit.text("Copies to offsite are late");
          visit.text("See what keeps offsite away");
          visit.text("The target offsite lacks 3 documents for 26 hours: timeout.");
          assertEquals(3, visit.page().locator(".alarm").count());
        }
      }
    }
  }

  @Test
  void itSpeaksGermanAndTellsWhatIsEnglish() {
    box.becomes(StatusPageIT::troubled);
    try (Visit visit = server.visit(Size.PHONE, ColorScheme.LIGHT, "de-DE")) {
      visit.go("/").sentence("Ein Stapel ist nicht fertig: Der Scanner wartet auf den Rest.");
      Page page = visit.usable().picture("status-german").page();
      assertEquals("de", page.locator("html").getAttribute("lang"));
      visit.text("Kopien auf offsite sind überfällig");
      assertEquals(
          "en",
          page.getByText("The target offsite lacks 3 documents").first().getAttribute("lang"));
      page.locator("#language").selectOption("en");
      visit.sentence("One stack of paper is not finished: the scanner waits for the rest.");
      visit.go("/").sentence("One stack of paper is not finished: the scanner waits for the rest.");
    }
  }

  @Test
  void theKeyboardIsEnough() {
    try (Visit visit = server.visit(Size.DESKTOP)) {
      Page page = visit.go("/").sentence(SAFE).page();
      page.keyboard().press("Tab");
      assertEquals("Skip to the content", focused(page));
      page.keyboard().press("Tab");
      assertEquals("Status", focused(page));
      assertTrue((Boolean) page.evaluate("document.activeElement.matches(':focus-visible')"));
      assertEquals("page", page.evaluate("document.activeElement.getAttribute('aria-current')"));
      while (!page.evaluate("document.activeElement.id").equals("language")) {
        page.keyboard().press("Tab");
      }
      page.keyboard().press("d"); // One key: the page is another one after it.
      visit.sentence("Alle 12 Dokumente von heute sind sicher.");
      assertEquals("language", page.evaluate("document.activeElement.id"));
      page.evaluate("document.querySelector('.skip').focus()");
      page.keyboard().press("Enter");
      assertEquals("main", page.evaluate("document.activeElement.id"));
    }
  }

  private static Object focused(Page page) {
    return page.evaluate("document.activeElement.textContent");
  }

  @Test
  void aLostConnectionIsToldAndComesBack() {
    try (Visit visit = server.visit(Size.DESKTOP).complaining()) {
      Page page = visit.go("/").sentence(SAFE).page();
      server.stop();
      visit.text("No connection to the box since").waitFor();
      visit.usable().picture("status-lost");
      assertTrue(page.locator("#light-word").textContent().startsWith("Not known since "));
      assertEquals(SAFE, page.locator("h1").textContent(), "what was known stays");
      box.becomes(status -> status.put("today", new JsonObject().put("documents", 13L)));
      server.start();
      visit.sentence("All 13 documents of today are safe.");
      assertFalse(page.locator(".lost").isVisible());
      assertEquals("All is well", page.locator("#light-word").textContent());
    }
  }

  @Test
  void aViewerIsToldWhatIsNotForViewers() {
    try (Visit visit = server.visit(Size.PHONE)) {
      assertEquals(
          List.of("Status", "Documents", "Reading room", "Drives"),
          visit.go("/").sentence(SAFE).page().locator("nav a").allTextContents());
      visit.go("/scan").text("It is for who scans and swaps drives.");
      visit.go("/users").text("It is for administrators of this box.");
      visit.go("/admin").text("It is for administrators of this box.");
      visit.usable().picture("not-yours");
    }
  }

  @Test
  void anExpiredSessionAsksForALoginOverThePage() {
    for (Size size : Size.values()) {
      try (Visit visit = server.visit(size).complaining()) {
        Page page = visit.go("/").sentence(SAFE).page();
        AtomicBoolean in = new AtomicBoolean();
        page.route(
            "**/api/session",
            route -> answer(route, in.get() ? 200 : 401, in.get() ? SESSION : NOT_IN));
        page.route("**/api/login", route -> answer(route, 200, "{\"stage\":\"code\"}"));
        page.route(
            "**/api/login/code",
            route -> {
              in.set(route.request().postData().contains("123456"));
              answer(route, in.get() ? 200 : 400, in.get() ? "{\"stage\":\"in\"}" : WRONG);
            });
        server.stop();
        server.start();
        visit.text("Please log in again");
        visit.usable().picture("login-over-status");
        assertEquals(SAFE, page.locator("h1").textContent(), "the page is still there");
        page.keyboard().press("Escape");
        page.getByLabel("User name").fill("berger");
        page.getByLabel("Password").fill("correct horse");
        page.keyboard().press("Enter");
        page.getByLabel("Six digits from your app").fill("000000");
        page.keyboard().press("Enter");
        visit.text("this code is not the right one");
        assertEquals(
            "true", page.getByLabel("Six digits from your app").getAttribute("aria-invalid"));
        visit.usable();
        page.getByLabel("Six digits from your app").fill("123456");
        page.keyboard().press("Enter");
        page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(DETACHED));
        page.locator(".lost").waitFor(new Locator.WaitForOptions().setState(HIDDEN));
        assertEquals("All is well", page.locator("#light-word").textContent());
      }
    }
  }

  private static void answer(Route route, int code, String json) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(code)
            .setContentType("application/json")
            .setBody(json));
  }

  @Test
  void whatIsHostileIsText() {
    String evil = "<img src=x onerror=alert(1)>\u202e{count}<script>alert(2)</script>";
    box.becomes(
        status ->
            troubled(status)
                .put("box", evil)
                .put("warnings", new JsonArray().add(evil))
                .put("targets", new JsonArray().add(ShownBox.target(evil, "behind", 2)))
                .put(
                    "captures",
                    new JsonArray()
                        .add(
                            ShownBox.capture("../../x", "held", 2)
                                .put("class", evil)
                                .put("message", evil)))
                .put("alarms", new JsonArray().add(ShownBox.alarm("copy-late", evil, "urgent"))));
    try (Visit visit = server.visit(Size.PHONE)) {
      Page page = visit.page();
      page.onDialog(
          dialog -> {
            throw new AssertionError("a script ran: " + dialog.message());
          });
      visit.go("/").text("2 documents are not on <img src=x");
      assertEquals(0, page.locator("main img, main script").count());
      visit.usable();
    }
  }

  @Test
  void itIsLight() {
    try (Visit visit = server.visit(Size.PHONE)) {
      Page page = visit.go("/").sentence(SAFE).page();
      Number bytes =
          (Number)
              page.evaluate(
                  "['navigation', 'resource'].flatMap((type) =>"
                      + " performance.getEntriesByType(type)).reduce((sum, each) => sum +"
                      + " (each.transferSize || each.encodedBodySize), 0)");
      assertTrue(bytes.intValue() > 10_000, "measured: " + bytes);
      assertTrue(bytes.intValue() < MOST_BYTES, "the page weighs " + bytes + " bytes");
    }
  }

  private static JsonObject troubled(JsonObject status) {
    JsonObject copying =
        new JsonObject().put("objects", 1200).put("ofObjects", 2000).put("secondsLeft", 170);
    JsonObject next =
        new JsonObject().put("label", "B").put("due", "2026-11-20").put("overdueDays", 4);
    JsonObject rotation =
        new JsonObject()
            .put("exposure", new JsonObject().put("documents", 40).put("days", 22))
            .put("next", next)
            .put(
                "warnings",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("kind", "unchecked")
                            .put("urgent", false)
                            .put("drive", "A")));
    JsonObject verified =
        new JsonObject()
            .put("at", "2026-11-23T22:10:00Z")
            .put("objects", 400)
            .put("damaged", 1)
            .put("missing", 0);
    return status
        .put(
            "targets",
            new JsonArray()
                .add(ShownBox.target("usb", "up-to-date", 0).put("copying", copying))
                .add(
                    ShownBox.target("offsite", "behind", 3)
                        .put("message", "offsite can't be reached: timeout"))
                .add(ShownBox.target("nas", "up-to-date", 0).put("verified", verified)))
        .put("rotation", rotation)
        .put(
            "captures",
            new JsonArray()
                .add(
                    ShownBox.capture("c3", "held", 7)
                        .put("read", 6)
                        .put("message", "Scanner x has a paper jam. Feed sheet 7 again."))
                .add(ShownBox.capture("c2", "scanning", 3).put("read", 1))
                .add(ShownBox.capture("c1", "waiting", 0))
                .add(
                    ShownBox.capture("c0", "safe", 3)
                        .put("flaws", new JsonArray().add("side 2: not read"))))
        .put("warnings", new JsonArray().add("there is only one recipient"))
        .put(
            "inboxes",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("name", "fax")
                        .put("state", "watched")
                        .put("message", "a.jpg is not taken yet")
                        .put("waiting", 1)
                        .put("setAside", 2)))
        .put(
            "drill",
            new JsonObject()
                .put("drilled", "2026-10-02T08:00:00Z")
                .put("holder", "Ms Berger")
                .put("documents", 20)
                .put("failed", 0))
        .put(
            "alarms",
            new JsonArray()
                .add(ShownBox.alarm("copy-late", "offsite", "urgent"))
                .add(ShownBox.alarm("drive-overdue", "", "soon"))
                .add(ShownBox.alarm("a-new-kind", "x", "note")));
  }
}
