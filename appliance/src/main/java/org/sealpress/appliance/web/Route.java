package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * One thing that can be asked of the box.
 *
 * @param path as Vert.x writes it, such as {@code /api/captures/:id}
 */
record Route(HttpMethod method, String path, Access access, Handler<RoutingContext> handler) {}
