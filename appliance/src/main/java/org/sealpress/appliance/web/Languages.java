package org.sealpress.appliance.web;

import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;

/** Which language a browser would like. */
final class Languages {
  private Languages() {}

  /** The first of the browser's that there is, else English. */
  static String of(RoutingContext request) {
    for (LanguageHeader each : request.acceptableLanguages()) {
      if ("de".equals(each.tag()) || "en".equals(each.tag())) {
        return each.tag();
      }
    }
    return "en";
  }
}
