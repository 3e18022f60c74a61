package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.sealpress.appliance.account.TokenScope;

/**
 * Something that can be asked for. All routes of a box are in one table, which {@link Guard} stands
 * before; nothing is mounted in another way.
 *
 * @param path as the router of Vert.x takes it, {@code /api/captures/:id}
 * @param largest how many bytes a body may have
 * @param code whether a user must have given a code of the authenticator in the last minutes
 * @param scope which programs with a token may use it, besides the box's own command line, which
 *     may everything
 */
public record Route(
    HttpMethod method,
    String path,
    Access access,
    Handler<RoutingContext> handler,
    int largest,
    boolean code,
    Optional<TokenScope> scope) {
  /** The usual limit of a body. */
  static final int LARGEST_BODY = 4096;

  /** A route with small bodies, for people. */
  public Route(HttpMethod method, String path, Access access, Handler<RoutingContext> handler) {
    this(method, path, access, handler, LARGEST_BODY, false, Optional.empty());
  }

  /** The same with larger bodies. */
  public Route upTo(int bytes) {
    return new Route(method, path, access, handler, bytes, code, scope);
  }

  /** The same, with a code of the authenticator before it. */
  public Route withCode() {
    return new Route(method, path, access, handler, largest, true, scope);
  }

  /** The same, for programs with such a token too. */
  public Route alsoFor(TokenScope program) {
    return new Route(method, path, access, handler, largest, code, Optional.of(program));
  }

  /** Whether it changes something. */
  boolean changes() {
    return !method.equals(HttpMethod.GET);
  }
}
