package org.sealpress.scan.virtual;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.sealpress.scan.virtual.Trouble.Kind;
import org.sealpress.scan.virtual.Trouble.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one page over its data port: records of a length and so many bytes, and at the end the
 * length 0xffffffff and one byte of status (SANE standard, 5.3). Like a scanner it holds little: a
 * page that nobody reads does not get far.
 */
final class FrameSender implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameSender.class);
  private static final int RECORD = 1 << 15;
  private static final int END = -1;

  private final VirtualDevice device;
  private final Frame frame;
  private final ServerSocket door;
  private final InetAddress client;
  private final Deadlines deadlines;
  private final byte[] record = new byte[RECORD];
  private int inRecord;
  private final AtomicLong sent = new AtomicLong();

  FrameSender(
      VirtualDevice device,
      Frame frame,
      ServerSocket door,
      InetAddress client,
      Deadlines deadlines) {
    this.device = device;
    this.frame = frame;
    this.door = door;
    this.client = client;
    this.deadlines = deadlines;
  }

  @Override
  public void run() {
    try (door) {
      boolean connects = frame.trouble().filter(t -> t.step() == Step.CONNECT).isEmpty();
      if (!connects) {
        if (frame.trouble().filter(t -> t.kind() == Kind.STALL).isPresent()) {
          frame.awaitCancel();
        } else {
          // A door that closes in the middle of a handshake can leave the client connected to
          // nobody.
          door.accept().close();
        }
        return;
      }
      try (Socket socket = door.accept()) {
        frame.owns(socket);
        socket.setSendBufferSize(4 * RECORD);
        if (client.equals(socket.getInetAddress())) {
          send(socket);
        }
      }
    } catch (IOException e) {
      LOG.debug("a page was not delivered whole: {}", e.toString());
    } finally {
      device.ended(frame, false);
      frame.cancel();
    }
  }

  private void send(Socket socket) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 2 * RECORD));
    Future<?> deadline = deadlines.watch(sent::get, socket);
    try {
      long total = (long) frame.wireBytesPerLine() * frame.format().height();
      long wanted =
          frame
              .trouble()
              .filter(t -> t.kind() != Kind.EXTRA)
              .map(t -> Math.min(total, t.afterBytes()))
              .orElse(total);
      sendRows(out, wanted);
      frame.trouble().filter(t -> t.kind() == Kind.EXTRA).ifPresent(t -> add(t.afterBytes()));
      flushRecord(out);
      out.flush();
      finish(out);
    } finally {
      deadline.cancel(false);
    }
  }

  private void sendRows(DataOutputStream out, long wanted) throws IOException {
    byte[] row = new byte[frame.wireBytesPerLine()];
    for (long left = wanted; left > 0; left -= row.length) {
      frame.next(row);
      int length = (int) Math.min(left, row.length);
      for (int at = 0; at < length; ) {
        int n = Math.min(length - at, RECORD - inRecord);
        System.arraycopy(row, at, record, inRecord, n);
        at += n;
        inRecord += n;
        if (inRecord == RECORD) {
          flushRecord(out);
        }
      }
    }
  }

  /** Bytes that the page doesn't have; as many as fit into the record are enough. */
  private void add(long bytes) {
    inRecord = (int) Math.min(RECORD, inRecord + bytes);
  }

  private void flushRecord(DataOutputStream out) throws IOException {
    if (inRecord > 0) {
      out.writeInt(inRecord);
      out.write(record, 0, inRecord);
      sent.addAndGet(inRecord);
      inRecord = 0;
    }
  }

  private void finish(DataOutputStream out) throws IOException {
    Kind kind = frame.trouble().map(Trouble::kind).orElse(Kind.EOF);
    switch (kind) {
      case DROP -> {
        return;
      }
      case STALL -> {
        frame.awaitCancel();
        return;
      }
      case DOUBLE_FEED -> device.doubleFed();
      default -> {}
    }
    // The client may ask for the next page as soon as it has the status: be done before.
    device.ended(frame, frame.trouble().isEmpty());
    out.writeInt(END);
    out.writeByte((kind.isStatus() ? kind.code() : SaneCode.EOF).number());
    out.flush();
  }
}
