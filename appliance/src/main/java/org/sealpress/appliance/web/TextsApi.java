package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.web.text.AllTexts;

/**
 * {@code GET /texts/en.json}: what the pages say; {@code GET /texts/languages.json}: which
 * languages there are, each with what it calls itself.
 */
final class TextsApi {
  private static final String JSON = "application/json";

  private final Map<String, SiteFile> files = new HashMap<>();

  TextsApi(AllTexts languages) {
    JsonArray names = new JsonArray();
    languages
        .all()
        .forEach(
            (code, texts) -> {
              JsonObject all = new JsonObject();
              texts.all().forEach(all::put);
              files.put(code + ".json", file(all.encode()));
              names.add(
                  new JsonObject()
                      .put("code", code)
                      .put("name", texts.all().getOrDefault("common.language", code)));
            });
    files.put("languages.json", file(names.encode()));
  }

  private static SiteFile file(String json) {
    return new SiteFile(JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  List<Route> routes() {
    return List.of(new Route(HttpMethod.GET, "/texts/:file", Access.OPEN, this::give));
  }

  private void give(RoutingContext request) {
    @Nullable SiteFile file = files.get(request.pathParam("file"));
    if (file == null) {
      Answers.refuse(request, 404, "there are no texts in this language");
    } else {
      file.give(request);
    }
  }
}
