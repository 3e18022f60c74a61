package au.com.southsky.jfreesane;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One frame from a SANE daemon, read as it comes.
 *
 * <p>jfreesane's own {@code acquireImage} can't be used for an archive: it fills up a frame that
 * came short with black or white rows and says so in its log alone, it holds a frame three times
 * (an A4 page at 600 dpi in colour has 100 MB), it has no time limit for a page, and it cancels
 * after every page, at which some scanners stop their feeder. The library is good at the rest, the
 * session, the devices and their options. What it takes to read a frame besides it (the session's
 * streams, the procedure codes, the device's handle) is visible in its package only: hence a class
 * of ours in this package, and as little of it as will do. It speaks the protocol (SANE standard,
 * chapter 5) and judges nothing: what a frame should have is for the caller to say.
 *
 * <p>Not thread-safe, but for {@link #close}: closed by another thread, it wakes whoever reads.
 */
public final class FrameStream implements Closeable {
  /** SANE's status that says that all is well. */
  public static final int GOOD = 0;

  /** SANE's status at the end of a frame that came to its end. */
  public static final int EOF = 5;

  private static final int BIG_ENDIAN = 0x4321;
  private static final int BUFFER = 1 << 16;
  private static final int END_OF_RECORDS = -1;
  private static final int LINGER_MILLIS = 500;

  private final SaneDevice device;
  private final Socket socket = new Socket();
  private DataInputStream in = new DataInputStream(InputStream.nullInputStream());
  private boolean bigEndian;
  private boolean resourceAsked;
  private long inRecord;
  private boolean ended;
  private int endStatus = GOOD;

  /** A frame of an open device; nothing is asked for yet. */
  public FrameStream(SaneDevice device) {
    this.device = device;
  }

  /**
   * Starts the scanner, and if it starts, connects to the port that it gives the frame at.
   *
   * @param daemon the host of the daemon
   * @param connectMillis time limit of the connection
   * @param readMillis time limit of each read from it
   * @return SANE's status: {@link #GOOD} when the frame is on its way
   * @throws IOException when a connection failed
   */
  public int start(InetAddress daemon, int connectMillis, int readMillis) throws IOException {
    SaneSession session = device.getSession();
    request(device, SaneRpcCode.SANE_NET_START);
    SaneInputStream reply = session.getInputStream();
    int status = reply.readWord().integerValue();
    int port = reply.readWord().integerValue();
    bigEndian = reply.readWord().integerValue() == BIG_ENDIAN;
    resourceAsked = !reply.readString().isEmpty();
    if (status != GOOD || resourceAsked) {
      return resourceAsked ? SaneStatus.STATUS_ACCESS_DENIED.getWireValue() : status;
    }
    socket.setSoTimeout(readMillis);
    socket.connect(new InetSocketAddress(daemon, port), connectMillis);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    return status;
  }

  /**
   * The shape of the device's next or present frame.
   *
   * @throws SaneException when the device does not say
   */
  public static SaneParameters parameters(SaneDevice device) throws IOException, SaneException {
    request(device, SaneRpcCode.SANE_NET_GET_PARAMETERS);
    SaneInputStream reply = device.getSession().getInputStream();
    SaneWord status = reply.readWord();
    SaneParameters parameters = reply.readSaneParameters();
    if (status.integerValue() != GOOD) {
      throw SaneException.fromStatusWord(status);
    }
    return parameters;
  }

  private static void request(SaneDevice device, SaneRpcCode code) throws IOException {
    SaneOutputStream out = device.getSession().getOutputStream();
    out.write(code);
    out.write(device.getHandle().getHandle());
    out.flush();
  }

  /** Whether 16-bit samples have their high byte first. */
  public boolean bigEndian() {
    return bigEndian;
  }

  /** Whether the daemon asked for a password: then the session can't be used any more. */
  public boolean resourceAsked() {
    return resourceAsked;
  }

  /**
   * Waits for the first bytes or the end, without taking any.
   *
   * @return false when the frame ended without any bytes
   */
  public boolean awaitBytes() throws IOException {
    while (!ended && inRecord == 0) {
      nextRecord();
    }
    return !ended;
  }

  /**
   * Reads some of the frame's bytes.
   *
   * @return how many were read, or -1 at the end of the frame; then {@link #endStatus} tells how it
   *     ended
   * @throws IOException when the connection failed; an {@link EOFException} when it was closed
   *     without the frame having ended
   */
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!awaitBytes()) {
      return -1;
    }
    int n = in.read(bytes, offset, (int) Math.min(length, inRecord));
    if (n < 0) {
      throw new EOFException("the connection was closed in the middle of a frame");
    }
    inRecord -= n;
    return n;
  }

  private void nextRecord() throws IOException {
    int length = in.readInt();
    if (length == END_OF_RECORDS) {
      ended = true;
      endStatus = in.readUnsignedByte();
    } else {
      inRecord = Integer.toUnsignedLong(length);
    }
  }

  /** SANE's status at the end of the frame; a frame that came to its end has {@link #EOF}. */
  public int endStatus() {
    return endStatus;
  }

  /**
   * Parts from the daemon after the end of the frame, so that its port is free at once: it closes
   * first, and a reset from us then spares it the minute of TIME_WAIT, in which saned could not use
   * that port again. A small {@code data_portrange} would run out after as many pages as it has
   * ports.
   */
  public void finish() throws IOException {
    try (socket) {
      socket.setSoTimeout(LINGER_MILLIS);
      byte[] rest = new byte[64];
      int n;
      do {
        n = in.read(rest);
      } while (n >= 0);
      socket.setSoLinger(true, 0);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
