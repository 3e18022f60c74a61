package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.account.Session;
import org.sealpress.appliance.account.Users;

/**
 * What users do with their own account: {@code GET /api/account}, {@code POST .../password} with
 * {@code {"old": "...", "password": "..."}}, a new authenticator, the sessions there are.
 */
final class AccountApi {
  private static final String PATH = "/api/account";
  private static final String AUTHENTICATOR = PATH + "/authenticator";
  private static final String SESSIONS = PATH + "/sessions";

  private final Reception reception;

  AccountApi(Reception reception) {
    this.reception = reception;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, PATH, Access.VIEWER, this::show),
        new Route(HttpMethod.POST, PATH + "/password", Access.VIEWER, this::password),
        new Route(HttpMethod.GET, AUTHENTICATOR, Access.VIEWER, this::enrolment).withCode(),
        new Route(HttpMethod.POST, AUTHENTICATOR, Access.VIEWER, this::confirm).withCode(),
        new Route(HttpMethod.DELETE, SESSIONS, Access.VIEWER, this::endAll),
        new Route(HttpMethod.DELETE, SESSIONS + "/:handle", Access.VIEWER, this::end));
  }

  private static Optional<Session> session(RoutingContext request) {
    Optional<Session> session = Caller.of(request).browser();
    if (session.isEmpty()) {
      Answers.refuse(request, 409, "only a user has an account: log in with a browser");
    }
    return session;
  }

  private void show(RoutingContext request) {
    session(request)
        .ifPresent(
            own ->
                Reply.to(
                    request,
                    reception,
                    () -> json(own),
                    answer -> Answers.give(request, 200, answer)));
  }

  private JsonObject json(Session own) {
    JsonArray sessions = new JsonArray();
    for (Session each : reception.users().sessions(own.user())) {
      sessions.add(
          new JsonObject()
              .put("handle", each.handle())
              .put("address", each.address())
              .put("browser", each.browser())
              .put("begun", each.begun().toString())
              .put("used", each.used().toString())
              .put("current", each.handle().equals(own.handle())));
    }
    int codes =
        reception.users().list().stream()
            .filter(each -> each.name().equals(own.user()))
            .mapToInt(Users.Shown::recovery)
            .sum();
    return new JsonObject()
        .put("user", own.user())
        .put("role", own.role().code())
        .put("recovery", codes)
        .put("sessions", sessions);
  }

  private void password(RoutingContext request) {
    String address = Reply.address(request);
    Reply.to(
        request,
        reception,
        () -> {
          Asked body = Asked.in(request, Set.of("old", "password"));
          reception
              .logins()
              .changePassword(
                  LoginApi.id(request), body.text("old", ""), body.text("password", ""), address);
          return true;
        },
        done -> Reply.done(request));
  }

  private void enrolment(RoutingContext request) {
    Reply.to(
        request,
        reception,
        () -> reception.logins().enrolment(LoginApi.id(request)),
        enrolment -> Answers.give(request, 200, LoginApi.json(enrolment)));
  }

  private void confirm(RoutingContext request) {
    String address = Reply.address(request);
    Reply.to(
        request,
        reception,
        () ->
            reception
                .logins()
                .confirm(LoginApi.id(request), LoginApi.typed(request, "code"), address),
        enrolled -> LoginApi.enrolled(request, reception, enrolled));
  }

  private void endAll(RoutingContext request) {
    session(request)
        .ifPresent(
            own -> {
              reception.users().endSessions(own.user());
              Cookie.clear(request);
              Reply.done(request);
            });
  }

  private void end(RoutingContext request) {
    String handle = request.pathParam("handle");
    session(request)
        .ifPresent(
            own ->
                Reply.to(
                    request,
                    reception,
                    () -> {
                      reception.users().endSession(own.user(), handle);
                      return true;
                    },
                    done -> Reply.done(request)));
  }
}
