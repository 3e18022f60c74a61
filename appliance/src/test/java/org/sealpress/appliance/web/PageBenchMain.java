package org.sealpress.appliance.web;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.sealpress.appliance.fixture.BrowserFixture.Size;
import org.sealpress.appliance.fixture.PageServer;
import org.sealpress.appliance.fixture.ShownBox;
import org.sealpress.appliance.fixture.Visit;

/**
 * How soon something is seen of a page that the browser has never had, and how much it fetches for
 * that: Chromium and the server on this machine.
 */
public final class PageBenchMain {
  private static final int ROUNDS = 9;
  private static final String PAINT =
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
  private static final String WEIGHT =
      """
      ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
        .reduce((sum, each) => sum + (each.transferSize || each.encodedBodySize), 0)
      """;

  private PageBenchMain() {}

  /** Measures. */
  public static void main(String[] args) throws Exception {
    ShownBox box = new ShownBox();
    try (PageServer server = new PageServer(box.state())) {
      for (String path : List.of("/", "/account", "/reading")) {
        for (Size size : Size.values()) {
          System.out.println(measured(server, path, size));
        }
      }
    }
    System.exit(0); // the browser has threads that wait for more
  }

  private static String measured(PageServer server, String path, Size size) {
    List<Double> paints = new ArrayList<>();
    long weight = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try (Visit visit = server.visit(size).complaining()) {
        Page page = visit.go(path).page();
        page.waitForCondition(() -> number(page, PAINT) > 0);
        page.locator("nav a").first().waitFor();
        paints.add(number(page, PAINT));
        weight = Math.max(weight, (long) number(page, WEIGHT));
      }
    }
    Collections.sort(paints);
    return "%-9s %-7s first paint after %.0f ms (%.0f to %.0f), %,d bytes"
        .formatted(
            path,
            size.name().toLowerCase(Locale.ROOT),
            paints.get(ROUNDS / 2),
            paints.get(0),
            paints.get(ROUNDS - 1),
            weight);
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}
