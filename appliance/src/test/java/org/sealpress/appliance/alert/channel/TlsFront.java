package org.sealpress.appliance.alert.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.sealpress.fixture.Background;

/**
 * Stands before a mail server that knows no TLS: offers STARTTLS (RFC 3207) or TLS from the start,
 * and passes on what comes then.
 */
final class TlsFront implements AutoCloseable {
  private final ServerSocket door;
  private final SSLContext tls;
  private final int behind;
  private final boolean atOnce;

  TlsFront(SSLContext tls, int behind, boolean atOnce) throws IOException {
    this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.tls = tls;
    this.behind = behind;
    this.atOnce = atOnce;
    Background.start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      Background.start(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      if (!atOnce) {
        say(client, "220 front");
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        in.readLine(); // EHLO
        say(client, "250-front\r\n250 STARTTLS");
        if (!"STARTTLS".equals(in.readLine())) {
          return;
        }
        say(client, "220 go ahead");
      }
      SSLSocket safe = (SSLSocket) tls.getSocketFactory().createSocket(client, null, false);
      safe.startHandshake();
      if (!atOnce) {
        line(server.getInputStream()); // the greeting, which was said already
      }
      Background.start(() -> pass(server.getInputStream(), safe.getOutputStream()));
      pass(safe.getInputStream(), server.getOutputStream());
    }
  }

  private static void say(Socket to, String line) throws IOException {
    to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    to.getOutputStream().flush();
  }

  private static void line(InputStream in) throws IOException {
    int each = in.read();
    while (each != '\n' && each >= 0) {
      each = in.read();
    }
  }

  private static void pass(InputStream from, OutputStream to) throws IOException {
    byte[] bytes = new byte[4096];
    for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) {
      to.write(bytes, 0, n);
      to.flush();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
