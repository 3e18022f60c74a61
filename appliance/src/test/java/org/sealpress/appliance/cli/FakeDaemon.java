package org.sealpress.appliance.cli;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.durable.DurableFiles;
import org.sealpress.seal.HttpsAuthority;
import org.sealpress.seal.HttpsIdentity;

/**
 * A web server that gives one answer to all requests, and notes them. It has a folder with what the
 * command line wants to know it by.
 */
final class FakeDaemon implements AutoCloseable {
  private final HttpsServer server;
  private final Path folder;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  FakeDaemon(int code, String body) throws IOException {
    folder = Files.createTempDirectory("fake-daemon");
    Path web = Files.createDirectories(folder.resolve("data/web"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(web)));
    Files.writeString(web.resolve("local.token"), "sealpress_fake\n");
    Files.writeString(
        folder.resolve("sealpress.yaml"),
        "box: desk\ndata: data\nrecipients: [r.pem]\nhttp: { port: %d }\n"
            .formatted(server.getAddress().getPort()));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String sent =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(
                (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent)
                    .strip());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  private static SSLContext context(Path web) throws IOException {
    HttpsIdentity identity =
        HttpsAuthority.open(
                web, "desk", () -> List.of("127.0.0.1"), Clock.systemUTC(), new SecureRandom())
            .identity();
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setKeyEntry(
          "server", identity.key(), new char[0], identity.chain().toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The configuration of the box that it pretends to be, for {@code --config}. */
  String config() {
    return folder.resolve("sealpress.yaml").toString();
  }

  /** A client that believes it. */
  DaemonClient client() {
    return new DaemonClient(uri(), trust());
  }

  /** What believes it. */
  DaemonTrust trust() {
    try {
      return DaemonTrust.of(ConfigFile.read(Path.of(config())).config());
    } catch (ConfigException | CliFailure e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    try {
      DurableFiles.deleteTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
