package org.sealpress.scan.virtual;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one client until it leaves. */
final class ClientSession implements Runnable, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);
  private static final int VERSION = 1 << 24 | 3;
  private static final int HANDLE = 0;
  private static final int LITTLE = 0x1234;
  private static final int BIG = 0x4321;
  private static final int CONNECT_MILLIS = 4000;
  private static final int HUGE = 60_000;

  private final Socket socket;
  private final Settings settings;
  private final VirtualDevice device;
  private final Deadlines deadlines;
  private final Executor senders;
  private final Wire wire;
  private @Nullable Rpc toBeAuthorized;

  /** The client has left, or is made to believe that we have. */
  private static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;
  }

  ClientSession(
      Socket socket, Settings settings, VirtualDevice device, Deadlines deadlines, Executor senders)
      throws IOException {
    this.socket = socket;
    this.settings = settings;
    this.device = device;
    this.deadlines = deadlines;
    this.senders = senders;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, settings.idleLimit().toMillis()));
    wire = new Wire(socket.getInputStream(), socket.getOutputStream());
  }

  @Override
  public void run() {
    try (socket) {
      Optional<Rpc> rpc = wire.readWordOrEnd().flatMap(Rpc::of);
      while (rpc.isPresent() && rpc.get() != Rpc.EXIT) {
        answer(rpc.get());
        wire.flush();
        rpc = wire.readWordOrEnd().flatMap(Rpc::of);
      }
    } catch (IOException e) {
      LOG.debug("a client has gone: {}", e.toString());
    } finally {
      device.release(this);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void answer(Rpc rpc) throws IOException {
    switch (rpc) {
      case INIT -> init();
      case GET_DEVICES -> devices();
      case OPEN -> open();
      case CLOSE -> {
        wire.readWord();
        settings.onRequest().accept("CLOSE");
        if (trouble(rpc) != Struck.ANSWERED) {
          device.release(this);
          wire.writeWord(0);
        }
      }
      case GET_OPTION_DESCRIPTORS -> descriptors();
      case CONTROL_OPTION -> control();
      case GET_PARAMETERS -> parameters();
      case START -> start();
      case CANCEL -> {
        wire.readWord();
        settings.onRequest().accept("CANCEL");
        if (trouble(rpc) != Struck.ANSWERED) {
          if (device.heldBy(this)) {
            device.cancel();
          }
          wire.writeWord(0);
        }
      }
      case AUTHORIZE -> authorize();
      case EXIT -> throw new Gone();
    }
  }

  private void init() throws IOException {
    wire.readWord();
    wire.readString();
    if (trouble(Rpc.INIT) != Struck.ANSWERED) {
      wire.writeStatus(SaneCode.GOOD);
      wire.writeWord(VERSION);
    }
  }

  private void devices() throws IOException {
    if (trouble(Rpc.GET_DEVICES) == Struck.ANSWERED) {
      return;
    }
    wire.writeStatus(SaneCode.GOOD);
    wire.writeWord(2);
    wire.writePointer(false);
    wire.writeString(settings.device());
    wire.writeString("Sealpress");
    wire.writeString("Virtual scanner");
    wire.writeString("virtual device");
    wire.writePointer(true);
  }

  private void open() throws IOException {
    String name = wire.readString();
    settings.onRequest().accept("OPEN");
    if (trouble(Rpc.OPEN) == Struck.ANSWERED) {
      return;
    }
    SaneCode code =
        name.isEmpty() || name.equals(settings.device()) ? device.open(this) : SaneCode.INVAL;
    refuse(Rpc.OPEN, code);
  }

  private void descriptors() throws IOException {
    wire.readWord();
    if (trouble(Rpc.GET_OPTION_DESCRIPTORS) == Struck.ANSWERED) {
      return;
    }
    if (!device.heldBy(this) && !device.stranded(this)) {
      throw new Gone();
    }
    synchronized (device) {
      wire.writeWord(device.options().options().size());
      for (Option option : device.options().options()) {
        option.describe(wire);
      }
    }
  }

  private void control() throws IOException {
    ControlRequest request = ControlRequest.read(wire);
    if (trouble(Rpc.CONTROL_OPTION) == Struck.ANSWERED) {
      return;
    }
    if (!device.heldBy(this)) {
      refuse(Rpc.CONTROL_OPTION, notHeld());
      return;
    }
    synchronized (device) {
      request.answer(device, settings.onRequest(), wire);
    }
  }

  private void parameters() throws IOException {
    wire.readWord();
    Struck struck = trouble(Rpc.GET_PARAMETERS);
    if (struck == Struck.ANSWERED) {
      return;
    }
    PageFormat format = device.format();
    int height = Frame.wireLines(format, settings.quirks());
    if (struck == Struck.HUGE) {
      format = new PageFormat(HUGE, HUGE, format.mode(), format.depth(), 0);
      height = HUGE;
    }
    wire.writeStatus(SaneCode.GOOD);
    wire.writeWord(format.mode() == ColorMode.COLOR ? 1 : 0);
    wire.writeWord(1);
    wire.writeWord(Frame.wireBytesPerLine(format, settings.quirks()));
    wire.writeWord(format.width());
    wire.writeWord(height);
    wire.writeWord(format.depth());
  }

  private void start() throws IOException {
    wire.readWord();
    settings.onRequest().accept("START");
    if (trouble(Rpc.START) == Struck.ANSWERED) {
      return;
    }
    if (!device.heldBy(this)) {
      refuse(Rpc.START, notHeld());
      return;
    }
    VirtualDevice.Start started = device.start();
    if (started instanceof VirtualDevice.Start.Refused refused) {
      refuse(Rpc.START, refused.code());
    } else if (started instanceof VirtualDevice.Start.Fed fed) {
      deliver(fed.frame());
    }
  }

  private SaneCode notHeld() {
    return device.stranded(this) ? SaneCode.IO_ERROR : SaneCode.INVAL;
  }

  private void deliver(Frame frame) throws IOException {
    ServerSocket door = new ServerSocket(0, 1, socket.getLocalAddress());
    door.setSoTimeout(CONNECT_MILLIS);
    frame.owns(door);
    int port = door.getLocalPort();
    senders.execute(new FrameSender(device, frame, door, socket.getInetAddress(), deadlines));
    wire.writeStatus(SaneCode.GOOD);
    wire.writeWord(port);
    wire.writeWord(settings.quirks().contains(Quirk.LITTLE_ENDIAN) ? LITTLE : BIG);
    wire.writeNoString();
  }

  private void authorize() throws IOException {
    wire.readString();
    wire.readString();
    wire.readString();
    wire.writeWord(0);
    wire.flush();
    if (toBeAuthorized != null) {
      refuse(toBeAuthorized, SaneCode.ACCESS_DENIED);
      toBeAuthorized = null;
    }
  }

  private enum Struck {
    NOTHING,
    ANSWERED,
    HUGE
  }

  /** Lets happen what was ordered for this step. */
  private Struck trouble(Rpc rpc) throws IOException {
    Optional<Trouble> struck = device.troubles().take(rpc.step(), device.page(rpc.step()));
    if (struck.isEmpty()) {
      return Struck.NOTHING;
    }
    switch (struck.get().kind()) {
      case HUGE -> {
        return Struck.HUGE;
      }
      case DROP -> throw new Gone();
      case STALL -> {
        wire.drain();
        throw new Gone();
      }
      case AUTHORIZE -> {
        toBeAuthorized = rpc;
        reply(rpc, SaneCode.GOOD, settings.device());
      }
      case DOUBLE_FEED -> {
        device.doubleFed();
        refuse(rpc, SaneCode.JAMMED);
      }
      default -> refuse(rpc, struck.get().kind().code());
    }
    return Struck.ANSWERED;
  }

  private void refuse(Rpc rpc, SaneCode code) throws IOException {
    reply(rpc, code, "");
  }

  /** An answer with a status and nothing else; {@code resource} asks for a password. */
  private void reply(Rpc rpc, SaneCode code, String resource) throws IOException {
    int zeros =
        switch (rpc) {
          case INIT, GET_DEVICES -> 1;
          case OPEN -> 1;
          case CONTROL_OPTION -> 4;
          case GET_PARAMETERS -> 6;
          case START -> 2;
          default -> 0;
        };
    wire.writeStatus(code);
    for (int i = 0; i < zeros; i++) {
      wire.writeWord(rpc == Rpc.OPEN ? HANDLE : 0);
    }
    if (rpc == Rpc.OPEN || rpc == Rpc.CONTROL_OPTION || rpc == Rpc.START) {
      if (resource.isEmpty()) {
        wire.writeNoString();
      } else {
        wire.writeString(resource);
      }
    }
  }
}
