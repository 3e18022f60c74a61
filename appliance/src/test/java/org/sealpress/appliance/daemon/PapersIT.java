package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
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

/** Documents, drives and administration in a browser, with a whole daemon behind them. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PapersIT {
  @TempDir private static Path folder;
  private static VirtualScanner scanner;
  private static Box box;
  private static Daemon daemon;

  @BeforeAll
  static void start() throws Exception {
    Programs.assume("rclone", "tesseract");
    BrowserFixture.assume();
    scanner = VirtualScanner.builder().pagesPerMinute(600).start();
    box = Box.in(folder, scanner.address());
    daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
    box.awaitScanner("ready");
    scanner.load(Paperwork.sheets(1));
    box.await(box.press(), "safe");
  }

  @AfterAll
  static void end() {
    if (daemon != null) {
      daemon.close();
    }
    if (scanner != null) {
      scanner.close();
    }
  }

  private static void tells(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is not in: " + text);
    }
  }

  private static Visit visit(Size size, ColorScheme scheme, String language) {
    return box.visit(size, scheme, language);
  }

  private static Visit desktop() {
    return visit(Size.DESKTOP, ColorScheme.LIGHT, "en-GB");
  }

  private static Locator button(Visit visit, String name) {
    return visit
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static byte[] kept(Visit visit, Runnable act) throws Exception {
    Download download = visit.page().waitForDownload(act);
    return Files.readAllBytes(download.path());
  }

  private static String wrong(Visit visit, String name) {
    Locator message =
        visit
            .page()
            .locator("seal-field:has([name=\"" + name + "\"]) p.wrong:not([hidden])")
            .last();
    message.waitFor();
    return message.textContent();
  }

  @Test
  @Order(1)
  void aDocumentIsFoundAndItsProofAndACoverSheetAreGot() throws Exception {
    try (Visit visit = desktop().go("/documents")) {
      Page page = visit.page();
      visit.text("One is shown.");
      tells(page.locator("#list tbody").textContent(), "legal", "Drive A", "offsite", "Here");
      page.locator("#list button.link").click();
      visit.text("was copied to offsite, read back and compared");
      tells(page.locator(".history").textContent(), "One sheet was scanned", "Drive A");
      byte[] proof = kept(visit, () -> button(visit, "Get the proof").click());
      tells(new String(proof, StandardCharsets.UTF_8), "c2sp.org/tlog-proof@v1", "extra ");
      visit.usable().picture("documents");

      button(visit, "Cover sheet for the next version").click();
      button(visit, "Make the cover sheet").click();
      assertTrue(!wrong(visit, "title").isBlank());
      page.locator("[name=title]").fill("Lease, signed");
      byte[] cover = kept(visit, () -> button(visit, "Make the cover sheet").click());
      tells(new String(cover, StandardCharsets.ISO_8859_1), "%PDF-");

      page.locator("#filters [name=id]").fill("no");
      button(visit, "Show").click();
      tells(wrong(visit, "id"), "4 to 26 letters");
      visit.complaining(); // that was refused
    }
  }

  @Test
  @Order(2)
  void aPlaceIsReadAgainAndTestedAndADriveIsAskedFor() throws Exception {
    try (Visit visit = desktop().go("/drives")) {
      Page page = visit.page();
      visit.text("Drive A is in use. Please do not pull it.");
      button(visit, "Read offsite again now").click();
      Locator place = page.locator("[data-place=offsite]");
      place.getByText("One document, as it was stored").waitFor();
      button(visit, "Test offsite").click();
      place.getByText("It can be used").waitFor();
      tells(place.textContent(), "It answered last", "A ledger is there");
      assertEquals(1, page.locator("table.month td[aria-current=date]").count());
      visit.usable().picture("drives-in");
      visit.text("Use a new drive").click();
      button(visit, "Use this drive").click();
      assertTrue(!wrong(visit, "label").isBlank());
      button(visit, "I want to pull drive A").click();
      visit.text("Drive A may be pulled.");
      visit.usable().picture("drives");
    }
  }

  @Test
  @Order(3)
  void settingsAreCheckedComparedAndWrittenAndTheFormerTextStays() throws Exception {
    Path file = folder.resolve("sealpress.yaml");
    String before = Files.readString(file);
    try (Visit visit = desktop().go("/admin")) {
      Page page = visit.page();
      Locator text = page.locator("#text");
      text.fill(before + "gate: maybe\n");
      button(visit, "Check").click();
      int line = (int) before.lines().count() + 1;
      visit.text("Line " + line + ":");
      tells(page.locator("#mistakes").textContent(), "`maybe`");
      assertEquals(String.valueOf(line), page.locator(".lines .bad").textContent());
      assertTrue(button(visit, "Save").isDisabled());
      visit.usable().picture("admin-mistake");

      text.fill(before + "# for a small box\ngate: no\n");
      button(visit, "Check").click();
      visit.text("After a restart this is different: gate.");
      tells(page.locator("table.diff tr[data-kind=added]").last().textContent(), "gate: no");
      visit.usable().picture("admin");
      button(visit, "Save").click();
      visit.text("Not in use yet: gate.");
      assertEquals(before + "# for a small box\ngate: no\n", Files.readString(file));
      assertEquals(before, Files.readString(folder.resolve("sealpress.yaml.former")));

      Files.writeString(file, before);
      text.fill(before + "gate: yes\n");
      button(visit, "Check").click();
      visit.text("What changes");
      Files.writeString(file, before + "# by hand\n");
      button(visit, "Save").click();
      visit.text("somebody else has changed it");
      button(visit, "Compare with what is there now").click();
      visit.text("# by hand");
      assertEquals(before + "gate: yes\n", text.inputValue());
      button(visit, "Show the newest").click();
      visit.text("was changed in the browser by ada; the next start reads anew: gate");
      byte[] bundle = kept(visit, () -> button(visit, "Get the file").click());
      assertEquals("PK", new String(bundle, 0, 2, StandardCharsets.ISO_8859_1));
      visit.complaining(); // the write was refused once
    }
  }

  @Test
  @Order(4)
  void everybodyCanUseThePagesOnAPhoneInTheDarkAndInGerman() {
    for (String name : List.of("documents", "drives", "admin")) {
      try (Visit visit = visit(Size.PHONE, ColorScheme.LIGHT, "de-DE").go("/" + name)) {
        loaded(visit, name);
        visit.usable().picture(name);
      }
      try (Visit visit = visit(Size.DESKTOP, ColorScheme.DARK, "en-GB").go("/" + name)) {
        loaded(visit, name);
        visit.usable().picture(name + "-dark");
      }
    }
  }

  @Test
  @Order(5)
  void aDriveIsGivenUpForAReasonOnly() {
    try (Visit visit = desktop().go("/drives")) {
      Page page = visit.page();
      button(visit, "Give up drive A").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      tells(dialog.textContent(), "Drive A holds one document");
      visit.usable();
      Locator go = dialog.getByText("Give it up", new Locator.GetByTextOptions().setExact(true));
      go.click();
      dialog.waitFor(); // still there
      dialog.locator("[name=reason]").fill("left in a taxi");
      go.click();
      visit.text("Reason: left in a taxi");
      visit.text("Not in use any more");
    }
  }

  @Test
  @Order(6)
  void anotherDriveIsPutInAndUsed() throws Exception {
    Files.move(box.drive(), folder.resolve("in a taxi"));
    Files.createDirectory(box.drive());
    try (Visit visit = desktop().go("/drives")) {
      visit.text("Use a new drive").click();
      visit.page().locator("[name=label]").fill("B");
      visit.page().locator("[name=check]").selectOption("none");
      button(visit, "Use this drive").click();
      visit.text("Drive B is in use. Please do not pull it.");
      visit.usable().picture("drives-new");
    }
    box.awaitStatus(
        "the document on the new drive",
        status -> Box.target(status, "usb").getString("state").equals("up-to-date"));
  }

  private static void loaded(Visit visit, String page) {
    String content =
        switch (page) {
          case "documents" -> "#list table";
          case "drives" -> "#places .place >> nth=2";
          default -> "#log-lines";
        };
    visit.page().locator(content).waitFor();
    visit.page().waitForFunction("document.querySelector('[aria-busy=true]') === null");
  }
}
