package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.account.Audit;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.fixture.Authenticator;
import org.sealpress.appliance.fixture.BrowserFixture;
import org.sealpress.appliance.fixture.BrowserFixture.Size;
import org.sealpress.appliance.fixture.Visit;
import org.sealpress.ledger.TestClock;

/** The way in, as people see it. */
class DoorPagesIT {
  private static final String PASSWORD = "winter coats on a hook";
  private static TestClock clock;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    BrowserFixture.assume();
    clock = new TestClock(Instant.now());
    server = new TestServer(new FakeBox(), WebDoor.Limits.USUAL, clock, Audit.NONE);
    server.browser(Role.ADMINISTRATOR);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static Visit visit(Size size, ColorScheme scheme, String language) {
    // The box behind these pages is none, and a refusal is an error to the browser.
    return BrowserFixture.visit("https://127.0.0.1:" + server.door().port(), size, scheme, language)
        .complaining();
  }

  private static void type(Page page, String name, String text) {
    page.locator("input[name=" + name + "]").fill(text);
  }

  private static void next(Page page) {
    page.locator("form button").last().click();
  }

  private static String wrong(Page page) {
    Locator shown = page.locator(".wrong:visible").first();
    shown.waitFor();
    return shown.textContent();
  }

  /** Makes an administrator by the setup code, to the end; gives the app. */
  private static Authenticator setUp(Visit visit, String user, boolean pictures) {
    Page page = visit.go("/setup").page();
    page.locator("input[name=code]").waitFor();
    if (pictures) {
      visit.usable().picture("setup");
    }
    type(page, "code", "AAAA-BBBB-CCCC");
    type(page, "user", user);
    type(page, "password", PASSWORD);
    next(page);
    assertFalse(wrong(page).isEmpty());
    assertEquals(PASSWORD, page.locator("input[name=password]").inputValue(), "nothing is lost");
    type(page, "code", server.reception().setupCode());
    type(page, "password", "short");
    next(page);
    assertFalse(wrong(page).isEmpty());
    type(page, "password", PASSWORD);
    next(page);
    page.locator(".qr").waitFor();
    if (pictures) {
      visit.usable().picture("setup-phone");
    }
    Authenticator app = new Authenticator(page.locator("#secret").textContent());
    type(page, "code", "000000");
    next(page);
    assertFalse(wrong(page).isEmpty());
    type(page, "code", app.code(clock.instant()));
    next(page);
    page.locator("#recovery li").first().waitFor();
    assertEquals(10, page.locator("#recovery li").count());
    if (pictures) {
      visit.usable().picture("setup-codes");
    }
    page.locator("#kept").click();
    page.waitForURL("**/");
    return app;
  }

  @Test
  void aBoxIsSetUpAndSomebodyLogsInAgain() throws Exception {
    try (Visit visit = visit(Size.PHONE, ColorScheme.LIGHT, "en-GB")) {
      Authenticator app = setUp(visit, "ada", true);
      Page page = visit.go("/account").page();
      page.locator("#logout").waitFor();
      visit.usable().picture("account");
      page.locator("#logout").click();
      page.locator("input[name=user]").waitFor();
      visit.usable().picture("login");
      type(page, "user", "ada");
      type(page, "password", "not this one at all");
      next(page);
      assertEquals("This is not the name and the password of a user.", wrong(page));
      type(page, "password", PASSWORD);
      next(page);
      page.locator("input[name=code]").waitFor();
      visit.usable().picture("login-code");
      clock.go(Duration.ofSeconds(30));
      type(page, "code", app.code(clock.instant()));
      next(page);
      page.waitForURL("**/");
      assertEquals(
          200, ((Number) page.evaluate("fetch('/api/session').then((a) => a.status)")).intValue());
      Object cookies = page.evaluate("document.cookie");
      assertEquals("", cookies, "no script can read the cookie");
    }
  }

  @Test
  void usersAreLookedAfterWithACodeOnceMore() throws Exception {
    try (Visit visit = visit(Size.DESKTOP, ColorScheme.DARK, "de-DE")) {
      Authenticator app = setUp(visit, "bea", true);
      clock.go(Duration.ofMinutes(6));
      Page page = visit.go("/users").page();
      page.locator("table").waitFor();
      assertEquals("Benutzer", page.locator("h1").textContent());
      visit.usable().picture("users");
      type(page, "user", "carl");
      page.locator("#add select").selectOption("operator");
      page.locator("#add button").click();
      page.locator("dialog input[name=code]").waitFor();
      visit.usable();
      type(page, "code", app.code(clock.instant()));
      page.locator("dialog form button").last().click();
      page.locator("#once").waitFor();
      String once = page.locator("#once").textContent();
      assertTrue(once.matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"), once);
      visit.picture("users-password");
      page.locator("dialog button[value=yes]").click();
      page.getByText("carl", new Page.GetByTextOptions().setExact(true)).waitFor();
      visit.go("/account");
      page.locator("#logout").waitFor();
      visit.usable().picture("account");
      page.locator("#logout").click();
      page.locator("input[name=user]").waitFor();
      type(page, "user", "carl");
      type(page, "password", once);
      next(page);
      page.getByText("Wählen Sie ein Passwort").waitFor();
      visit.usable().picture("login-own");
    }
  }

  @Test
  void whoTriesTooOftenIsToldHowLongToWait() throws Exception {
    try (Visit visit = visit(Size.PHONE, ColorScheme.DARK, "en-GB")) {
      Page page = visit.go("/documents").page();
      page.waitForURL("**/login?to=documents");
      page.locator("input[name=user]").waitFor();
      String said = "";
      for (int i = 0; i < 8 && !said.startsWith("Wrong too often."); i++) {
        type(page, "user", "mallory");
        type(page, "password", "guess number " + i);
        next(page);
        page.waitForCondition(() -> !page.locator("form button").last().isDisabled());
        said = wrong(page);
      }
      assertTrue(said.matches("Wrong too often\\. Please try again in [0-9]+ seconds\\."), said);
      visit.usable().picture("login-wait");
    }
  }
}
