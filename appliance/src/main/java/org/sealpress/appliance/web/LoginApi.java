package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.account.Logins;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.account.Session;

/**
 * The way in, step by step: {@code POST /api/login} with {@code {"user": "...", "password":
 * "..."}}, then {@code .../code} with {@code {"code": "..."}}; at the first login {@code
 * .../password} and {@code .../enrolment}. Each answer says which step is next ({@code stage}).
 * {@code GET /api/session} tells who is in; {@code DELETE} ends that.
 */
final class LoginApi {
  static final String LOGIN = "/api/login";
  static final String SESSION = "/api/session";
  private static final String ENROLMENT = LOGIN + "/enrolment";
  private static final int LONGEST_NAME = 200;

  private final Reception reception;

  LoginApi(Reception reception) {
    this.reception = reception;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, LOGIN, Access.OPEN, this::stage),
        new Route(HttpMethod.POST, LOGIN, Access.OPEN, this::password),
        new Route(HttpMethod.POST, LOGIN + "/code", Access.OPEN, this::code),
        new Route(HttpMethod.POST, LOGIN + "/password", Access.OPEN, this::ownPassword),
        new Route(HttpMethod.GET, ENROLMENT, Access.OPEN, this::enrolment),
        new Route(HttpMethod.POST, ENROLMENT, Access.OPEN, this::confirm),
        new Route(HttpMethod.GET, SESSION, Access.VIEWER, this::session),
        new Route(HttpMethod.DELETE, SESSION, Access.VIEWER, this::logout),
        new Route(HttpMethod.POST, SESSION + "/code", Access.VIEWER, this::again));
  }

  private void stage(RoutingContext request) {
    Optional<Session> session = Cookie.of(request).flatMap(reception.sessions()::use);
    Answers.give(
        request,
        200,
        new JsonObject()
            .put("stage", session.map(each -> each.stage().code()).orElse("none"))
            .put("setup", reception.isSetupOpen() && reception.isNew()));
  }

  private void password(RoutingContext request) {
    String address = Reply.address(request);
    String browser = browser(request);
    Reply.to(
        request,
        reception,
        () -> {
          Asked body = Asked.in(request, Set.of("user", "password"));
          return reception
              .logins()
              .password(body.text("user", ""), body.text("password", ""), address, browser);
        },
        step -> further(request, reception, step, new JsonObject()));
  }

  /** What it calls itself, short and harmless. */
  static String browser(RoutingContext request) {
    String name = request.request().getHeader("User-Agent");
    String plain = name == null ? "" : name.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
  }

  /** Another session id, in place of the browser's former one, and which step is next. */
  static void further(
      RoutingContext request, Reception reception, Logins.Step step, JsonObject more) {
    Cookie.of(request).ifPresent(reception.sessions()::end);
    Cookie.set(request, step.session());
    Answers.give(request, 200, more.put("stage", step.stage().code()));
  }

  private void code(RoutingContext request) {
    String address = Reply.address(request);
    Reply.to(
        request,
        reception,
        () -> reception.logins().code(id(request), typed(request, "code"), address),
        step -> further(request, reception, step, new JsonObject()));
  }

  private void ownPassword(RoutingContext request) {
    Reply.to(
        request,
        reception,
        () -> reception.logins().ownPassword(id(request), typed(request, "password")),
        step -> further(request, reception, step, new JsonObject()));
  }

  private void enrolment(RoutingContext request) {
    Reply.to(
        request,
        reception,
        () -> reception.logins().enrolment(id(request)),
        enrolment -> Answers.give(request, 200, json(enrolment)));
  }

  static JsonObject json(Logins.Enrolment enrolment) {
    return new JsonObject()
        .put("secret", enrolment.secret())
        .put("uri", enrolment.uri())
        .put("qr", new JsonArray(QrRows.of(enrolment.uri())));
  }

  private void confirm(RoutingContext request) {
    String address = Reply.address(request);
    Reply.to(
        request,
        reception,
        () -> reception.logins().confirm(id(request), typed(request, "code"), address),
        enrolled -> enrolled(request, reception, enrolled));
  }

  static void enrolled(RoutingContext request, Reception reception, Logins.Enrolled enrolled) {
    further(
        request,
        reception,
        enrolled.step(),
        new JsonObject().put("recovery", new JsonArray(enrolled.recovery())));
  }

  static String id(RoutingContext request) {
    return Cookie.of(request).orElse("");
  }

  /** The one text that is asked for. */
  static String typed(RoutingContext request, String key) throws Refusal {
    return Asked.in(request, Set.of(key)).given(key);
  }

  private void session(RoutingContext request) {
    Caller caller = Caller.of(request);
    JsonObject answer = new JsonObject().put("user", caller.name());
    Optional<Session> session = caller.browser();
    answer
        .put("role", session.map(Session::role).orElse(Role.ADMINISTRATOR).code())
        .put("language", Languages.of(request))
        .put("csrf", session.map(Session::csrf).orElse(""))
        .put("fresh", session.map(reception.sessions()::isFresh).orElse(true));
    Answers.give(request, 200, answer);
  }

  private void logout(RoutingContext request) {
    Cookie.of(request).ifPresent(reception.sessions()::end);
    Cookie.clear(request);
    Reply.done(request);
  }

  private void again(RoutingContext request) {
    String address = Reply.address(request);
    Reply.to(
        request,
        reception,
        () -> {
          reception.logins().again(id(request), typed(request, "code"), address);
          return true;
        },
        done -> Reply.done(request));
  }
}
