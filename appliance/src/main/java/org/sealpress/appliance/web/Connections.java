package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/** Counts connections and puts the watch before each. For the one thread of the event loop. */
final class Connections implements Handler<HttpConnection> {
  private final WebDoor.Limits limits;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int all;

  Connections(WebDoor.Limits limits) {
    this.limits = limits;
  }

  @Override
  public void handle(HttpConnection connection) {
    String address = connection.remoteAddress().hostAddress();
    int there = byAddress.getOrDefault(address, 0);
    if (all >= limits.inAll() || (there >= limits.perAddress() && !isLocal(address))) {
      connection.close();
      return;
    }
    all++;
    byAddress.put(address, there + 1);
    connection.closeHandler(gone -> gone(address));
    // What Vert.x has in front of its own handler is Netty's decoder; the watch goes before that.
    ((HttpServerConnection) connection)
        .channelHandlerContext()
        .pipeline()
        .addBefore("httpDecoder", "watch", new ConnectionWatch(limits.request()));
  }

  private void gone(String address) {
    all--;
    byAddress.computeIfPresent(address, (name, count) -> count <= 1 ? null : count - 1);
  }

  /** Programs of this machine, such as a proxy, speak for many. */
  private static boolean isLocal(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
