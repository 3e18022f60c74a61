package org.sealpress.appliance.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sealpress.appliance.config.HttpConfig;

/** Whether the box's ports are free, or its own daemon has them. */
record PortsCheck(Machine machine) implements Check {
  private static final int CONNECT_MILLIS = 2000;
  private static final int USUAL_PORT = 8420;

  @Override
  public String name() {
    return "ports";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    String host = machine.config().map(each -> each.http().host()).orElse("127.0.0.1");
    findings.add(
        look(
            host,
            machine.config().map(each -> each.http().port()).orElse(USUAL_PORT),
            "http.port"));
    machine
        .config()
        .map(each -> each.http())
        .map(HttpConfig::redirect)
        .orElse(OptionalInt.empty())
        .ifPresent(port -> findings.add(look(host, port, "http.redirect")));
    return findings;
  }

  private static Finding look(String host, int port, String key) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (answers(host, port)) {
      return Finding.note(
          "port " + port + " is taken",
          "nothing, when the daemon runs (`sealpress status`); else `ss -ltnp` tells who has it: end"
              + " that program, or change `"
              + key
              + "`");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return Finding.good("port " + port + " is free: the daemon does not run");
    } catch (IOException e) {
      return Finding.wrong(
          "port %d of %s can't be used (%s)".formatted(port, host, e.getMessage()),
          "correct `http.host` or `" + key + "`");
    }
  }

  private static boolean answers(String host, int port) {
    String at = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(at, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
