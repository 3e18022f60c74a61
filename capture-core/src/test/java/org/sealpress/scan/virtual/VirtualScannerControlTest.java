package org.sealpress.scan.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Pnm;

class VirtualScannerControlTest {
  private static final PageFormat PAGE = new PageFormat(10, 10, ColorMode.GRAY, 8, 0);

  private VirtualScanner scanner;
  private VirtualScannerControl control;

  @BeforeEach
  void switchOn() throws IOException {
    scanner = VirtualScanner.builder().device("virtual:\"desk\"").start();
    Sheet sheet = Sheet.oneSided(PageSource.white(PAGE));
    control =
        new VirtualScannerControl(scanner, 0, Map.of("contract", () -> List.of(sheet, sheet)));
  }

  @AfterEach
  void switchOff() {
    control.close();
    scanner.close();
  }

  @Test
  void theStatusIsJson() throws Exception {
    assertEquals(
        "{\"device\":\"virtual:\\u0022desk\\u0022\",\"sheets\":0,\"held\":false,"
            + "\"scanning\":false,\"sidesDelivered\":0,\"troubles\":0,\"coverOpen\":false,"
            + "\"pressed\":[]}\n",
        ask("GET", "/status", "").body());
  }

  @Test
  void buttonsArePressedAndTheCoverIsOpened() throws Exception {
    ask("POST", "/press/scan", "");
    ask("POST", "/press/email", "");
    assertEquals(List.of("email", "scan"), scanner.status().pressed());
    ask("POST", "/cover/open", "");
    assertTrue(scanner.status().coverOpen());
    ask("POST", "/power-cycle", "");
    ask("POST", "/cover/close", "");
    assertTrue(!scanner.status().coverOpen());
  }

  @Test
  void sheetsAreLoadedFromFilesAndSamples(@TempDir Path dir) throws Exception {
    Path front = dir.resolve("front.pgm");
    Path back = dir.resolve("back.pgm");
    Files.write(front, Pnm.file(PAGE, Pnm.noise(PAGE, 1)));
    Files.write(back, Pnm.file(PAGE, Pnm.noise(PAGE, 2)));

    assertEquals(200, ask("POST", "/load", front + "\n" + front + "\t" + back + "\n").statusCode());
    assertEquals(2, scanner.status().sheets());
    ask("POST", "/load-sample", "");
    ask("POST", "/load-sample/contract", "");
    assertEquals(6, scanner.status().sheets());
    ask("POST", "/clear", "");
    assertEquals(0, scanner.status().sheets());
  }

  @Test
  void faultsAreOrderedAndTakenBack() throws Exception {
    ask("POST", "/fault?page=3&kind=jammed", "");
    ask("POST", "/fault?kind=asleep&times=2", "");
    assertEquals(3, scanner.status().troubles());
    ask("DELETE", "/fault", "");
    assertEquals(0, scanner.status().troubles());
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/press/lunch,'no button lunch; there are email, function, scan'",
    "POST,/load,the body must have a path on each line",
    "POST,/load-sample/novel,'no sample novel; there are contract'",
    "POST,/fault?kind=tired,no such kind: tired; there are unsupported",
    "POST,/fault?kind=jammed&step=lunch,no such step: lunch; there are init",
    "POST,/fault?kind=jammed&page=x,page=x is not a number",
    "POST,/fault?kind=jammed&day=1,no such word: day"
  })
  void whatIsNotUnderstoodIsExplained(String method, String path, String said) throws Exception {
    HttpResponse<String> response = ask(method, path, "");

    assertEquals(400, response.statusCode());
    assertTrue(response.body().startsWith(said), response.body());
  }

  @Test
  void aPathThatIsNotThereIsNotLoaded() throws Exception {
    assertEquals(400, ask("POST", "/load", "relative.png").statusCode());
    assertEquals(400, ask("POST", "/load", "/no/such/page.png").statusCode());
    assertEquals(0, scanner.status().sheets());
  }

  @Test
  void otherRequestsAndThoseOfWebPagesAreRefused() throws Exception {
    assertEquals(404, ask("POST", "/dance", "").statusCode());
    assertEquals(404, ask("GET", "/press/scan", "").statusCode());
    HttpRequest page =
        request("/press/scan")
            .header("Origin", "http://example.org")
            .POST(BodyPublishers.noBody())
            .build();
    assertEquals(403, HttpClient.newHttpClient().send(page, BodyHandlers.ofString()).statusCode());
    assertEquals(List.of(), scanner.status().pressed());
  }

  @ParameterizedTest
  @CsvSource({
    "jammed,,JAMMED,START,0",
    "jammed,500,JAMMED,DATA,500",
    "cover-open,,COVER_OPEN,START,0",
    "short,500,SHORT,DATA,500",
    "empty,,SHORT,DATA,0",
    "extra,,EXTRA,DATA,1",
    "stall,,STALL,DATA,0",
    "huge,,HUGE,PARAMETERS,0",
    "authorize,,AUTHORIZE,OPEN,0",
    "asleep,,IO_ERROR,OPEN,0"
  })
  void aFaultStrikesWhereItUsuallyDoes(
      String kind, String after, Trouble.Kind expected, Trouble.Step step, long bytes) {
    Map<String, String> words =
        after == null ? Map.of("kind", kind) : Map.of("kind", kind, "after", after);

    assertEquals(new Trouble(expected, step, 0, bytes, 1), TroubleOrder.read(words));
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    HttpRequest request = request(path).method(method, BodyPublishers.ofString(body)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + control.address().getPort() + path));
  }
}
