package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import org.sealpress.appliance.web.status.Headline;
import org.sealpress.appliance.web.text.Texts;

/** A status in one line, in the sentences that the page has: for the service manager. */
final class OneLine {
  private OneLine() {}

  /** Of what {@code GET /api/status} answers. */
  static String of(JsonObject status) {
    Texts texts = Texts.english();
    return Headline.in(status).sentences().stream()
        .map(each -> texts.say(each.key(), each.args(), time -> time))
        .collect(Collectors.joining(" "));
  }
}
