package org.sealpress.appliance.button;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A USB keypad, pedal or barcode reader, through {@code /dev/input}. The device is not grabbed:
 * other programs see its keys too, and so does the console of a box that has one.
 */
public final class InputButton extends DeviceButton {
  private static final int EVENTS_AT_ONCE = 64;

  private final Path path;
  private final Keyboard keyboard;

  /** What makes signals of events. */
  interface Keyboard {
    /** A key moved, or events were lost. */
    void on(InputEvent event, Signals signals);
  }

  InputButton(String name, Path path, Keyboard keyboard) {
    super(name);
    this.path = path;
    this.keyboard = keyboard;
  }

  @Override
  Device open() throws IOException {
    try {
      return new Opened(FileChannel.open(path, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      throw new IOException(
          path
              + " is not there: see whether the device is plugged in; `ls /dev/input/by-id` names"
              + " those that are",
          e);
    } catch (AccessDeniedException e) {
      throw new IOException(
          "this user may not read "
              + path
              + ": add it to the group that owns the device (`usermod -aG input sealpress`), and"
              + " start the service again",
          e);
    } catch (FileSystemException e) {
      throw new IOException(path + " can't be opened: " + reason(e) + ". Plug it in again", e);
    }
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? "no reason is known" : e.getReason();
  }

  private final class Opened implements Device {
    private final FileChannel channel;

    Opened(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void listen(Signals signals) throws IOException {
      signals.watched();
      ByteBuffer buffer = ByteBuffer.allocate(InputEvent.SIZE * EVENTS_AT_ONCE);
      try {
        while (channel.read(buffer) >= 0) {
          buffer.flip();
          while (buffer.remaining() >= InputEvent.SIZE) {
            keyboard.on(InputEvent.next(buffer), signals);
          }
          buffer.compact();
        }
      } catch (IOException e) {
        throw gone(e);
      }
      throw gone(new IOException("end of file"));
    }

    private IOException gone(IOException e) {
      return new IOException(
          path + " is gone (" + e.getMessage() + "): plug the device in again; it is then watched",
          e);
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // it is of no use any more
      }
    }
  }
}
