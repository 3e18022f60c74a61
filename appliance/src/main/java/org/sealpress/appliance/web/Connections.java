package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.sealpress.appliance.account.Network;

/** Counts connections and puts the watch before each. For the one thread of the event loop. */
final class Connections implements Handler<HttpConnection> {
  /** Places that others can't take: the command line of this box gets in. */
  private static final int FOR_THIS_MACHINE = 32;

  private final WebDoor.Limits limits;
  private final Map<String, Integer> byNetwork = new HashMap<>();
  private int all;

  Connections(WebDoor.Limits limits) {
    this.limits = limits;
  }

  @Override
  public void handle(HttpConnection connection) {
    String address = connection.remoteAddress().hostAddress();
    String network = Network.of(address);
    int there = byNetwork.getOrDefault(network, 0);
    boolean refused =
        isLocal(address)
            ? all >= limits.inAll()
            : there >= limits.perAddress() || all >= limits.inAll() - FOR_THIS_MACHINE;
    if (refused) {
      connection.close();
      return;
    }
    all++;
    byNetwork.put(network, there + 1);
    connection.closeHandler(gone -> gone(network));
    // What Vert.x has in front of its own handler is Netty's decoder; the watch goes before that.
    ((HttpServerConnection) connection)
        .channelHandlerContext()
        .pipeline()
        .addBefore("httpDecoder", "watch", new ConnectionWatch(limits.request()));
  }

  private void gone(String network) {
    all--;
    byNetwork.computeIfPresent(network, (name, count) -> count <= 1 ? null : count - 1);
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
