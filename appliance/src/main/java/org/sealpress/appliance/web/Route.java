package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Something that can be asked for.
 *
 * @param path as the router reads it: {@code /api/captures/:id}
 * @param access who may
 */
public record Route(
    HttpMethod method, String path, Access access, Handler<RoutingContext> handler) {}
