package org.sealpress.appliance.alert.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A server whose one answer never ends: each byte comes before anybody would have lost patience. To
 * who speaks TLS it is the beginning of a record, to others a greeting.
 */
final class DrippingServer implements AutoCloseable {
  private static final int LONGEST_RECORD = 0x40;
  private static final byte[] RECORD = {22, 3, 3, LONGEST_RECORD, 0};

  private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final Duration pause;
  private volatile boolean left;

  DrippingServer(Duration pause) throws IOException {
    this.pause = pause;
    Thread thread = new Thread(this::drip);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return door.getLocalPort();
  }

  /** Whether the other side has ended it. */
  boolean isLeft() {
    return left;
  }

  private void drip() {
    try (Socket client = door.accept()) {
      client.setSoTimeout((int) pause.toMillis());
      boolean tls = speaksFirst(client);
      byte[] begin = tls ? RECORD : "220 ".getBytes(StandardCharsets.US_ASCII);
      OutputStream out = client.getOutputStream();
      for (int i = 0; ; i++) {
        out.write(i < begin.length ? begin[i] : 'x');
        out.flush();
        LockSupport.parkNanos(pause.toNanos());
      }
    } catch (IOException e) {
      left = true;
    }
  }

  private static boolean speaksFirst(Socket client) throws IOException {
    try {
      return client.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
