package org.sealpress.worker;

import static org.sealpress.ocr.PageTextCodec.readString;
import static org.sealpress.ocr.PageTextCodec.writeString;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.sealpress.child.Garbage;
import org.sealpress.page.Codec;
import org.sealpress.page.PageFormat;

/** What goes through the pipes of a {@link FileWorker}: a file's name, then its pages. */
final class FileWire {
  private static final int FILE = 0x53504631;
  private static final int PAGE = 0x53504731;
  private static final int END = 0x53504531;
  private static final int FAILED = 0x53505831;

  /** What the parent asks for. */
  record Order(Path file, boolean keepJpegs) {}

  /** What the child says. */
  sealed interface Reply {
    /** A page; its bytes follow. */
    record Page(FilePage page) implements Reply {}

    /** There are no more. */
    record End(int pages) implements Reply {}

    /** Nothing is to be made of the file. */
    record Failed(WorkerFault.Kind kind, String message) implements Reply {}
  }

  private FileWire() {}

  static void writeOrder(Order order, DataOutputStream out) throws IOException {
    out.writeInt(FILE);
    writeString(order.file().toString(), out);
    out.writeBoolean(order.keepJpegs());
    out.flush();
  }

  static Order readOrder(DataInputStream in) throws IOException {
    if (in.readInt() != FILE) {
      throw new IOException("expected a file");
    }
    return new Order(Path.of(readString(in)), in.readBoolean());
  }

  static void writePage(FilePage page, FileWork.Bytes bytes, DataOutputStream out)
      throws IOException {
    out.writeInt(PAGE);
    Wire.write(page.format(), out);
    out.writeUTF(page.codec().name());
    out.writeInt(page.quarterTurns());
    out.writeLong(page.bytes());
    bytes.writeTo(out);
    out.flush();
  }

  static void writeEnd(int pages, DataOutputStream out) throws IOException {
    out.writeInt(END);
    out.writeInt(pages);
    out.flush();
  }

  static void writeFailed(WorkerFault.Kind kind, String message, DataOutputStream out)
      throws IOException {
    out.writeInt(FAILED);
    Wire.write(kind, message, out);
    out.flush();
  }

  static Reply readReply(DataInputStream in) throws IOException {
    int message = in.readInt();
    return switch (message) {
      case PAGE -> {
        PageFormat format = Wire.format(in);
        Codec codec = Codec.valueOf(in.readUTF());
        yield new Reply.Page(new FilePage(format, codec, in.readInt(), in.readLong()));
      }
      case END -> new Reply.End(in.readInt());
      case FAILED -> new Reply.Failed(WorkerFault.Kind.valueOf(in.readUTF()), readString(in));
      default -> throw new Garbage("expected a page, got 0x%08x".formatted(message));
    };
  }
}
