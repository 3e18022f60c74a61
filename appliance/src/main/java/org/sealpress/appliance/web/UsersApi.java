package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.account.Users;

/**
 * {@code GET /api/users}, {@code POST} with {@code {"user": "...", "role": "viewer"}}; of one user
 * {@code DELETE}, {@code POST .../role}, {@code .../password}, {@code .../authenticator}. A
 * password that is made here is in the answer, for the next login alone.
 */
final class UsersApi {
  private static final String ALL = "/api/users";
  private static final String ONE = ALL + "/:name";
  private static final String ROLES =
      Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "));

  private final Reception reception;

  UsersApi(Reception reception) {
    this.reception = reception;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, ALL, Access.ADMINISTRATOR, this::list),
        change(HttpMethod.POST, ALL, this::add),
        change(HttpMethod.POST, ONE + "/role", this::role),
        change(HttpMethod.POST, ONE + "/password", this::password),
        change(HttpMethod.POST, ONE + "/authenticator", this::authenticator),
        change(HttpMethod.DELETE, ONE, this::remove));
  }

  /** What is done, and gives what is to be answered. */
  private interface Change {
    JsonObject make(RoutingContext request, Users users, String by) throws Exception;
  }

  private Route change(HttpMethod method, String path, Change change) {
    return new Route(
            method,
            path,
            Access.ADMINISTRATOR,
            request -> {
              String by = Caller.of(request).name();
              Callable<JsonObject> task = () -> change.make(request, reception.users(), by);
              Reply.to(request, reception, task, answer -> Answers.give(request, 200, answer));
            })
        .withCode();
  }

  private void list(RoutingContext request) {
    JsonArray all = new JsonArray();
    for (Users.Shown each : reception.users().list()) {
      all.add(
          new JsonObject()
              .put("user", each.name())
              .put("role", each.role().code())
              .put("authenticator", each.enrolled())
              .put("passwordOnce", each.passwordOnce())
              .put("recovery", each.recovery())
              .put("sessions", each.sessions()));
    }
    Answers.give(request, 200, new JsonObject().put("users", all));
  }

  private static Role role(String code) throws Refusal {
    return Role.of(code)
        .orElseThrow(
            () ->
                Refusal.wrong(
                    "role", "there is no role \"%s\"; there are %s".formatted(code, ROLES)));
  }

  private JsonObject add(RoutingContext request, Users users, String by) throws Exception {
    Asked body = Asked.in(request, Set.of("user", "role"));
    Role role = role(body.text("role", Role.VIEWER.code()));
    return password(users.add(body.text("user", ""), role, by));
  }

  private static JsonObject password(String once) {
    return new JsonObject().put("password", once);
  }

  private static JsonObject done() {
    return new JsonObject().put("done", true);
  }

  private JsonObject role(RoutingContext request, Users users, String by) throws Exception {
    users.role(name(request), role(LoginApi.typed(request, "role")), by);
    return done();
  }

  private JsonObject password(RoutingContext request, Users users, String by) throws Exception {
    return password(users.resetPassword(name(request), by));
  }

  private JsonObject authenticator(RoutingContext request, Users users, String by)
      throws Exception {
    users.resetAuthenticator(name(request), by);
    return done();
  }

  private JsonObject remove(RoutingContext request, Users users, String by) throws Exception {
    users.remove(name(request), by);
    return done();
  }

  private static String name(RoutingContext request) {
    return request.pathParam("name");
  }
}
