package org.sealpress.appliance.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.sealpress.intake.CaptureView;

/** The pages of a capture, as JSON. */
final class PagesJson {
  private static final int QUARTER = 90;

  private PagesJson() {}

  static JsonObject of(String capture, CaptureView view) {
    JsonArray pages = new JsonArray();
    view.pages().forEach(page -> pages.add(of(page)));
    JsonObject json =
        new JsonObject()
            .put("capture", capture)
            .put("title", view.title().text())
            .put("pages", pages);
    view.until().ifPresent(until -> json.put("until", until.toString()));
    return json;
  }

  private static JsonObject of(CaptureView.Page page) {
    return new JsonObject()
        .put("side", page.side())
        .put("kind", page.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("words", page.words())
        .put("degrees", page.quarterTurns() * QUARTER)
        .put("flaw", page.flaw())
        .put("by", page.by())
        .put("reason", page.why());
  }
}
