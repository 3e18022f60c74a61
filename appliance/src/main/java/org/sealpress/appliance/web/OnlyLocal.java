package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/**
 * Lets in programs of this machine, but no web page through a browser of this machine: not with an
 * {@code Origin} elsewhere, and not under a {@code Host} name of its own that leads to loopback.
 * Looks at the name only; looking it up would be what such a page wants.
 */
final class OnlyLocal implements Handler<RoutingContext> {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[?(0{0,4}:){2,7}0{0,3}1]?");

  @Override
  public void handle(RoutingContext request) {
    HostAndPort named = request.request().authority();
    boolean local = named != null && LOOPBACK.matcher(named.host()).matches();
    String origin = request.request().getHeader("Origin");
    if (local && (origin == null || origin.equals("http://" + named))) {
      request.next();
    } else {
      Answers.refuse(request, 403, "only for programs on this machine");
    }
  }
}
