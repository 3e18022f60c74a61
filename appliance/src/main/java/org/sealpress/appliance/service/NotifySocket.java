package org.sealpress.appliance.service;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The datagram socket of sd_notify(3). Java knows only streams there, so libc is asked; a program
 * for each message ({@code systemd-notify}) would mean that any child of this process may speak for
 * it.
 */
final class NotifySocket implements ServiceManager {
  private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);

  // Of Linux, the same on all its architectures that there is a Java for.
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int FAMILY_BYTES = 2;
  private static final int MOST_PATH_BYTES = 107;

  /** What is called of libc. */
  interface LibC extends Library {
    int socket(int domain, int type, int protocol) throws LastErrorException;

    long sendto(int fd, byte[] bytes, long size, int flags, byte[] address, int addressSize)
        throws LastErrorException;

    int close(int fd) throws LastErrorException;
  }

  private final String path;
  private boolean told;

  /**
   * A socket by its path.
   *
   * @param path absolute; with {@code @} at its begin one of the abstract name space
   */
  NotifySocket(String path) {
    this.path = path;
  }

  @Override
  public synchronized void tell(String message) {
    try {
      send(message.getBytes(StandardCharsets.UTF_8), address(path));
    } catch (LastErrorException | IllegalArgumentException | LinkageError e) {
      if (!told) {
        LOG.warn("the service manager can't be told at {}: {}", path, e.getMessage());
      }
      told = true; // Once is enough: it is told every few seconds.
    }
  }

  private static void send(byte[] message, byte[] address) {
    LibC libc = Holder.LIBC;
    int fd = libc.socket(AF_UNIX, SOCK_DGRAM, 0);
    try {
      libc.sendto(
          fd, message, message.length, MSG_DONTWAIT | MSG_NOSIGNAL, address, address.length);
    } finally {
      libc.close(fd);
    }
  }

  /** A sockaddr_un, as long as its path is. */
  static byte[] address(String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    boolean known = path.startsWith("/") || path.startsWith("@");
    if (!known || name.length > MOST_PATH_BYTES) {
      throw new IllegalArgumentException(
          "NOTIFY_SOCKET is \"%s\"; expected an absolute path, or @ and a name, of at most %d bytes"
              .formatted(path, MOST_PATH_BYTES));
    }
    ByteBuffer address = ByteBuffer.allocate(FAMILY_BYTES + name.length);
    address.order(ByteOrder.nativeOrder()).putShort((short) AF_UNIX).put(name);
    if (path.startsWith("@")) {
      address.put(FAMILY_BYTES, (byte) 0);
    }
    return address.array();
  }

  /** Loaded when there is something to tell. */
  private static final class Holder {
    static final LibC LIBC = Native.load("c", LibC.class);
  }
}
