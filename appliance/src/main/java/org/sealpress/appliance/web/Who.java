package org.sealpress.appliance.web;

import io.vertx.ext.web.RoutingContext;

/** Who asks, for what is written down of decisions. */
final class Who {
  /** Where the login leaves the name of who asks. */
  static final String KEY = "sealpress.user";

  private Who() {}

  static String asks(RoutingContext request) {
    return request.get(KEY) instanceof String name && !name.isBlank()
        ? name
        : "somebody at this box";
  }
}
