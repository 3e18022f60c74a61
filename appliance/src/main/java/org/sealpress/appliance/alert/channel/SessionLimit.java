package org.sealpress.appliance.alert.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * A limit for all that is said with a server together. One for each answer alone is none for a
 * server that sends a byte now and then. When it is over the connections are closed, which ends
 * whatever waits for them.
 */
final class SessionLimit implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();
  private final CompletableFuture<Void> end;
  private boolean over;

  /** Begins now. */
  SessionLimit(Duration limit) {
    end =
        CompletableFuture.runAsync(
            this::cut, CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Whether the connections were closed since it took too long. */
  synchronized boolean isOver() {
    return over;
  }

  private synchronized void cut() {
    over = true;
    sockets.forEach(SessionLimit::cut);
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // then it is closed already
    }
  }

  private synchronized Socket kept(Socket socket) {
    sockets.add(socket);
    if (over) {
      cut(socket);
    }
    return socket;
  }

  /** Makes connections that end with it. */
  SocketFactory plain() {
    return new Plain();
  }

  /** Makes TLS over connections, which end with it. */
  SSLSocketFactory tls(SSLSocketFactory tls) {
    return new Tls(tls);
  }

  @Override
  public void close() {
    var unused = end.cancel(false);
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() {
      return kept(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return kept(new Socket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return kept(new Socket(host, port, from, fromPort));
    }
  }

  private final class Tls extends SSLSocketFactory {
    private final SSLSocketFactory tls;

    Tls(SSLSocketFactory tls) {
      this.tls = tls;
    }

    /** Of this one the connection below is closed: TLS would say farewell first, and wait. */
    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose)
        throws IOException {
      return tls.createSocket(kept(below), host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(new Socket(host, port), host, port, true);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return createSocket(new Socket(host, port, from, fromPort), host, port, true);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return createSocket(new Socket(host, port), host.getHostName(), port, true);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return createSocket(new Socket(host, port, from, fromPort), host.getHostName(), port, true);
    }
  }
}
