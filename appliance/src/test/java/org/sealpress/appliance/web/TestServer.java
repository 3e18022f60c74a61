package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.sealpress.appliance.account.Audit;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.fixture.OwnIdentity;
import org.sealpress.appliance.fixture.PageClient;
import org.sealpress.durable.DurableFiles;
import org.sealpress.scan.Loopback;
import org.sealpress.seal.HttpsAuthority;

/** The web server over a box that is none, with a folder of its own. */
final class TestServer implements AutoCloseable {
  private final Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final WebDoor door;
  private final PageClient client;
  private final byte[] authority;
  private final Clock clock;
  private final List<String> more = new CopyOnWriteArrayList<>();

  TestServer(BoxState box) throws Exception {
    this(box, WebDoor.Limits.USUAL, Clock.systemUTC(), Audit.NONE);
  }

  TestServer(BoxState box, WebDoor.Limits limits, Clock clock, Audit audit) throws Exception {
    this.clock = clock;
    folder = Files.createTempDirectory("test-server");
    Path web = Files.createDirectories(folder.resolve("web"));
    HostNames names = HostNames.of(List.of("archive.example"), "127.0.0.1");
    HttpsAuthority own =
        HttpsAuthority.open(web, "desk", () -> names(names), Clock.systemUTC(), new SecureRandom());
    authority = own.certificate();
    int port = Loopback.closedPort().getPort();
    door =
        new WebDoor(
            "127.0.0.1",
            port,
            OptionalInt.of(Loopback.closedPort().getPort()),
            names,
            new OwnIdentity(own),
            Reception.open(web, "desk", audit, clock, new SecureRandom()),
            limits);
    vertx
        .deployVerticle(new ApiVerticle(door, box, Duration.ofMillis(200)))
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
    client = new PageClient(folder, port);
  }

  private List<String> names(HostNames names) {
    List<String> all = new ArrayList<>(names.all());
    all.addAll(more);
    return all;
  }

  /** From now on it is called so too. */
  void call(String name) {
    more.add(name);
  }

  /** What time it is for it. */
  Instant now() {
    return clock.instant();
  }

  WebDoor door() {
    return door;
  }

  Reception reception() {
    return door.reception();
  }

  /** The routes that it has. */
  List<Route> routes(BoxState box) {
    return RouteTable.of(door, box, vertx);
  }

  HttpClient http() throws IOException {
    return client.http();
  }

  /** A request of the box's own command line. */
  HttpRequest.Builder own(String path) throws IOException {
    return client.request(path);
  }

  /** A request of nobody. */
  HttpRequest.Builder stranger(String path) {
    return HttpRequest.newBuilder(client.root().resolve(path));
  }

  /** A browser in which somebody is logged in. */
  Browser browser(Role role) throws Exception {
    return Browser.loggedIn(this, role);
  }

  String token() throws IOException {
    return client.token();
  }

  /** A connection over which anything can be said. */
  Socket connect() throws IOException {
    Socket socket =
        PageClient.context(authority)
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), door.port());
    socket.setSoTimeout(15_000);
    ((SSLSocket) socket).startHandshake();
    return socket;
  }

  /** What comes back on a connection until it ends. */
  String raw(String said) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() throws IOException {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    door.reception().close();
    DurableFiles.deleteTree(folder);
  }
}
