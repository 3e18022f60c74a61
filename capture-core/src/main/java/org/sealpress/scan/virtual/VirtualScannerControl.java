package org.sealpress.scan.virtual;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets a script play with a running virtual scanner, over HTTP on loopback:
 *
 * <pre>
 * GET  /status                    JSON: how it is doing
 * POST /press/scan                presses a button: scan, email, function
 * POST /load                      body: a sheet a line, FRONT or FRONT tab BACK, absolute paths
 * POST /load-sample[/NAME]        puts sample sheets into the feeder
 * POST /clear                     empties the feeder
 * POST /cover/open, /cover/close
 * POST /power-cycle               switches it off and on: who has it open gets I/O errors
 * POST /fault?kind=jammed         orders a fault; page=3, after=BYTES, step=open, times=2
 * DELETE /fault                   takes back all faults that are still to come
 * </pre>
 *
 * <p>Answers are the status, or 400 or 404 with a sentence. Requests of web pages are refused.
 */
public final class VirtualScannerControl implements AutoCloseable {
  private static final int LARGEST_BODY = 1 << 20;

  private final VirtualScanner scanner;
  private final Map<String, Supplier<List<Sheet>>> samples;
  private final HttpServer server;

  /**
   * Listens on loopback.
   *
   * @param port TCP port; 0 takes a free one
   * @param samples sheets for {@code /load-sample} by name; without a name the first of the map is
   *     taken
   */
  public VirtualScannerControl(
      VirtualScanner scanner, int port, Map<String, Supplier<List<Sheet>>> samples)
      throws IOException {
    this.scanner = scanner;
    this.samples = new LinkedHashMap<>(samples);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestHeaders().containsKey("Origin")) {
        answer(exchange, 403, "text/plain", "not for web pages\n");
        return;
      }
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      boolean known;
      try {
        Map<String, String> words = query(exchange.getRequestURI().getRawQuery());
        known = act(request, words, new String(body, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        answer(exchange, 400, "text/plain", e.getMessage() + "\n");
        return;
      }
      if (known) {
        answer(exchange, 200, "application/json", json(scanner.status()));
      } else {
        answer(exchange, 404, "text/plain", "no such request\n");
      }
    }
  }

  private boolean act(String request, Map<String, String> query, String body) {
    if (request.startsWith("POST /press/")) {
      scanner.press(request.substring("POST /press/".length()));
      return true;
    }
    if (request.startsWith("POST /load-sample")) {
      scanner.load(sample(request.substring("POST /load-sample".length()).replace("/", "")));
      return true;
    }
    switch (request) {
      case "GET /status" -> {
        return true;
      }
      case "POST /load" -> scanner.load(sheets(body));
      case "POST /clear" -> scanner.clear();
      case "POST /cover/open" -> scanner.cover(true);
      case "POST /cover/close" -> scanner.cover(false);
      case "POST /power-cycle" -> scanner.powerCycle();
      case "POST /fault" -> scanner.trouble(TroubleOrder.read(query));
      case "DELETE /fault" -> scanner.clearTroubles();
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<Sheet> sample(String name) {
    String wanted =
        name.isEmpty() && !samples.isEmpty() ? samples.keySet().iterator().next() : name;
    Supplier<List<Sheet>> supplier = samples.get(wanted);
    if (supplier == null) {
      throw new IllegalArgumentException(
          "no sample " + name + "; there are " + String.join(", ", samples.keySet()));
    }
    return supplier.get();
  }

  private static List<Sheet> sheets(String body) {
    List<Sheet> sheets = new ArrayList<>();
    for (String line : body.lines().filter(l -> !l.isBlank()).toList()) {
      int tab = line.indexOf('\t');
      PageSource front = image(tab < 0 ? line : line.substring(0, tab));
      sheets.add(
          tab < 0 ? Sheet.oneSided(front) : new Sheet(front, image(line.substring(tab + 1))));
    }
    if (sheets.isEmpty()) {
      throw new IllegalArgumentException("the body must have a path on each line");
    }
    return sheets;
  }

  private static PageSource image(String name) {
    Path file = Path.of(name.strip());
    if (!file.isAbsolute() || !Files.isReadable(file)) {
      throw new IllegalArgumentException(name + ": not an absolute path of a readable file");
    }
    return PageSource.of(file);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> words = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        words.put(
            URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return words;
  }

  private static String json(VirtualScannerStatus status) {
    return "{\"device\":%s,\"sheets\":%d,\"held\":%b,\"scanning\":%b,\"sidesDelivered\":%d,"
            .formatted(
                quoted(status.device()),
                status.sheets(),
                status.held(),
                status.scanning(),
                status.sidesDelivered())
        + "\"troubles\":%d,\"coverOpen\":%b,\"pressed\":%s}\n"
            .formatted(
                status.troubles(),
                status.coverOpen(),
                status.pressed().stream()
                    .map(VirtualScannerControl::quoted)
                    .collect(Collectors.joining(",", "[", "]")));
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c < ' ') {
                out.append("\\u%04x".formatted(c));
              } else {
                out.append((char) c);
              }
            });
    return out.append('"').toString();
  }

  private static void answer(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
