package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.account.Token;
import org.sealpress.appliance.account.TokenScope;

/**
 * {@code GET /api/tokens}, {@code POST} with {@code {"name": "...", "may": ["press"]}}, {@code
 * DELETE /api/tokens/NAME}: what programs show in place of a login. A token is in one answer and
 * nowhere else.
 */
final class TokenApi {
  private static final String ALL = "/api/tokens";
  private static final String SCOPES =
      Arrays.stream(TokenScope.values()).map(TokenScope::code).collect(Collectors.joining(", "));

  private final Reception reception;

  TokenApi(Reception reception) {
    this.reception = reception;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, ALL, Access.ADMINISTRATOR, this::list),
        new Route(HttpMethod.POST, ALL, Access.ADMINISTRATOR, this::add).withCode(),
        new Route(HttpMethod.DELETE, ALL + "/:name", Access.ADMINISTRATOR, this::remove)
            .withCode());
  }

  private void list(RoutingContext request) {
    JsonArray all = new JsonArray();
    for (Token each : reception.tokens().list()) {
      all.add(
          new JsonObject()
              .put("name", each.name())
              .put(
                  "may", new JsonArray(each.may().stream().map(TokenScope::code).sorted().toList()))
              .put("made", each.made().toString()));
    }
    Answers.give(request, 200, new JsonObject().put("tokens", all));
  }

  private void add(RoutingContext request) {
    String by = Caller.of(request).name();
    Reply.to(
        request,
        reception,
        () -> {
          Asked asked = Asked.in(request, Set.of("name", "may"));
          return reception.users().addToken(asked.given("name"), scopes(asked.texts("may")), by);
        },
        token -> Answers.give(request, 201, new JsonObject().put("token", token)));
  }

  private static Set<TokenScope> scopes(List<String> may) throws Refusal {
    Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
    for (String each : may) {
      scopes.add(
          TokenScope.of(each)
              .orElseThrow(
                  () ->
                      Refusal.wrong(
                          "may",
                          "there is no scope \"%s\"; there are %s".formatted(each, SCOPES))));
    }
    return scopes;
  }

  private void remove(RoutingContext request) {
    String by = Caller.of(request).name();
    String name = request.pathParam("name");
    Reply.to(
        request,
        reception,
        () -> {
          reception.users().removeToken(name, by);
          return true;
        },
        done -> Reply.done(request));
  }
}
