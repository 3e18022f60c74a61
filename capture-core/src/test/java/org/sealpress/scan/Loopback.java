package org.sealpress.scan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Addresses of this machine alone. */
public final class Loopback {
  /** The port that SANE's own client is bound to: it can't name another. */
  public static final int SANE_PORT = 6566;

  private Loopback() {}

  /**
   * An address 127.a.b.c of which nobody uses SANE's port: tests that run at the same time don't
   * meet there.
   */
  public static InetAddress free() throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    InetAddress address;
    do {
      byte[] bytes = {
        127,
        (byte) random.nextInt(1, 255),
        (byte) random.nextInt(1, 255),
        (byte) random.nextInt(2, 255)
      };
      address = InetAddress.getByAddress(bytes);
    } while (!isFree(address));
    return address;
  }

  private static boolean isFree(InetAddress address) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(address, SANE_PORT));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A port of loopback where nobody listens. */
  public static InetSocketAddress closedPort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(probe.getInetAddress(), probe.getLocalPort());
    }
  }
}
