package org.sealpress.appliance.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.account.Session;
import org.sealpress.appliance.account.Token;

/**
 * Stands before every route: who is it, may they, and did they mean it. A browser must show its
 * session's secret with what changes something, which a page of another site can't know, and must
 * not say that it comes from there.
 */
final class Guard {
  /** The header with a session's secret. */
  static final String CSRF = "X-Sealpress-CSRF";

  private static final String BEARER = "Bearer ";

  private final Reception reception;

  Guard(Reception reception) {
    this.reception = reception;
  }

  /** For one route. */
  PlatformHandler before(Route route) {
    return request -> {
      if (route.changes() && isFromElsewhere(request.request())) {
        Answers.refuse(request, 403, "this page must not do that");
        return;
      }
      Caller caller = caller(request);
      request.put(Caller.KEY, caller);
      if (route.access() == Access.OPEN || isAllowed(request, route, caller)) {
        request.next();
      }
    };
  }

  private boolean isAllowed(RoutingContext request, Route route, Caller caller) {
    if (caller instanceof Caller.Box) {
      return true;
    }
    if (caller instanceof Caller.Program program) {
      return isAllowed(request, route, program.token());
    }
    if (caller instanceof Caller.User user) {
      return isAllowed(request, route, user.session());
    }
    if (route.access() == Access.MACHINE) {
      request.response().putHeader("WWW-Authenticate", "Bearer");
    }
    Answers.refuse(request, 401, "log in first");
    return false;
  }

  private static boolean isAllowed(RoutingContext request, Route route, Token token) {
    if (route.scope().isPresent() && token.may().contains(route.scope().get())) {
      return true;
    }
    Answers.refuse(request, 403, "the token " + token.name() + " is not for that");
    return false;
  }

  private boolean isAllowed(RoutingContext request, Route route, Session session) {
    if (!route.access().allows(session.role())) {
      Answers.refuse(
          request, 403, "a user with the role " + session.role().code() + " may not do that");
      return false;
    }
    if (route.changes() && !isMeant(request, session)) {
      Answers.give(
          request,
          403,
          new JsonObject()
              .put("error", "this page is old: load it again")
              .put("key", "refusal.page-old")
              .put("csrf", true));
      return false;
    }
    if (route.code() && !reception.sessions().isFresh(session)) {
      Answers.give(
          request,
          403,
          new JsonObject()
              .put("error", "give a code of your authenticator first")
              .put("key", "login.fresh")
              .put("code", true));
      return false;
    }
    return true;
  }

  /** Whether a request carries the session's secret. */
  static boolean isMeant(RoutingContext request, Session session) {
    String given = request.request().getHeader(CSRF);
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            session.csrf().getBytes(StandardCharsets.UTF_8));
  }

  /** A browser tells where a request comes from; a program does not. */
  private static boolean isFromElsewhere(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    String host = request.getHeader("Host");
    if (origin != null
        && (host == null || !origin.equals("https://" + host.toLowerCase(Locale.ROOT)))) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin");
  }

  private Caller caller(RoutingContext request) {
    String header = request.request().getHeader("Authorization");
    if (header != null && header.startsWith(BEARER)) {
      String token = header.substring(BEARER.length()).strip();
      if (reception.tokens().isLocal(token)) {
        return new Caller.Box();
      }
      return reception
          .tokens()
          .find(token)
          .<Caller>map(Caller.Program::new)
          .orElseGet(Caller.Stranger::new);
    }
    Optional<Session> session =
        Cookie.of(request).flatMap(reception.sessions()::use).filter(Session::isIn);
    return session.<Caller>map(Caller.User::new).orElseGet(Caller.Stranger::new);
  }
}
