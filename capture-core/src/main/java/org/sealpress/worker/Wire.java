package org.sealpress.worker;

import static org.sealpress.ocr.PageTextCodec.readString;
import static org.sealpress.ocr.PageTextCodec.writeString;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.child.Garbage;
import org.sealpress.ocr.PageTextCodec;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.page.separator.Separator;

/**
 * What goes through the pipes. A message starts with a mark that nothing else prints, so that
 * garbage on the pipe is told from an answer, and with the number of its job, so that an answer is
 * never taken for that to another page.
 */
final class Wire {
  private static final int JOB = 0x53504A34;
  private static final int RESULT = 0x53505233;
  private static final int SAMPLES = 0;
  private static final int IMAGE_FILE = 1;
  private static final int JPEG = 2;
  private static final int MOST_LANGUAGES = 100;
  private static final int LONGEST_MESSAGE = 2000;

  /** A job as the worker gets it. */
  record Numbered(int number, PageJob job) {}

  /** What a worker says. */
  sealed interface Reply {
    /** The page is done; {@code imageBytes} bytes of image follow. */
    record Done(PageResult result, long imageBytes) implements Reply {}

    /** It is not. */
    record Failed(WorkerFault.Kind kind, String message) implements Reply {}
  }

  private Wire() {}

  static void writeJob(int number, PageJob job, DataOutputStream out) throws IOException {
    out.writeInt(JOB);
    out.writeInt(number);
    out.writeInt(job.languages().size());
    for (String language : job.languages()) {
      writeString(language, out);
    }
    out.writeInt(job.dpi());
    out.writeInt(job.quarterTurns());
    out.writeBoolean(job.keep());
    out.writeUTF(job.style().profile().name());
    out.writeBoolean(job.style().straighten());
    out.writeBoolean(job.style().crop());
    out.writeBoolean(job.style().byContent());
    out.writeInt(job.jpegQuality());
    out.writeUTF(job.effort().name());
    out.writeBoolean(job.separators());
    out.writeBoolean(job.shown());
    out.writeBoolean(job.upright());
    if (job.source() instanceof PageSource.Samples page) {
      out.writeByte(SAMPLES);
      write(page.format(), out);
      send(page.samples(), page.format().totalBytes(), out);
    } else if (job.source() instanceof PageSource.Jpeg page) {
      out.writeByte(JPEG);
      write(page.format(), out);
      out.writeInt(page.length());
      send(page.bytes(), page.length(), out);
    } else if (job.source() instanceof PageSource.ImageFile page) {
      out.writeByte(IMAGE_FILE);
      writeString(page.file().toString(), out);
      out.writeInt(page.index());
    }
    out.flush();
  }

  private static void send(PageSource.Opener page, long bytes, OutputStream out)
      throws IOException {
    InputStream source;
    try {
      source = page.open();
    } catch (IOException e) {
      throw new OwnSideFailed("the page can't be read back", e);
    }
    try (InputStream in = new OwnSideFailed.Reading(source)) {
      copy(in, out, bytes);
    }
  }

  /** Reads a job; its samples are still in {@code in} and have to be read before the next one. */
  static Numbered readJob(DataInputStream in) throws IOException {
    expect(JOB, in);
    int number = in.readInt();
    int count = in.readInt();
    if (count < 0 || count > MOST_LANGUAGES) {
      throw new IOException(count + " languages");
    }
    List<String> languages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      languages.add(readString(in));
    }
    int dpi = in.readInt();
    int turns = in.readInt();
    boolean keep = in.readBoolean();
    PageStyle style =
        new PageStyle(
            PageStyle.Profile.valueOf(in.readUTF()),
            in.readBoolean(),
            in.readBoolean(),
            in.readBoolean());
    int quality = in.readInt();
    PageJob.Effort effort = PageJob.Effort.valueOf(in.readUTF());
    boolean separators = in.readBoolean();
    boolean shown = in.readBoolean();
    boolean upright = in.readBoolean();
    PageSource source =
        switch (in.readByte()) {
          case SAMPLES -> new PageSource.Samples(format(in), () -> in);
          case JPEG -> new PageSource.Jpeg(format(in), in.readInt(), () -> in);
          case IMAGE_FILE -> new PageSource.ImageFile(Path.of(readString(in)), in.readInt());
          default -> throw new IOException("a page of no kind that is known");
        };
    return new Numbered(
        number,
        new PageJob(
            source,
            languages,
            dpi,
            turns,
            keep,
            style,
            quality,
            effort,
            separators,
            shown,
            upright));
  }

  static void writeDone(int number, PageResult result, ByteBuffer image, DataOutputStream out)
      throws IOException {
    out.writeInt(RESULT);
    out.writeInt(number);
    out.writeBoolean(true);
    write(result.format(), out);
    out.writeUTF(result.codec().name());
    out.writeInt(result.quality());
    out.writeInt(result.quarterTurns());
    out.writeDouble(result.skew());
    out.writeBoolean(result.blank());
    writeString(result.flaw(), out);
    SeparatorWire.write(result.separator(), out);
    LookWire.write(result.look(), out);
    PageTextCodec.write(result.text(), out);
    out.writeLong(image.remaining());
    out.write(image.array(), image.arrayOffset() + image.position(), image.remaining());
    out.flush();
  }

  static void writeFailed(int number, WorkerFault.Kind kind, String message, DataOutputStream out)
      throws IOException {
    out.writeInt(RESULT);
    out.writeInt(number);
    out.writeBoolean(false);
    write(kind, message, out);
    out.flush();
  }

  static void write(WorkerFault.Kind kind, String message, DataOutputStream out)
      throws IOException {
    out.writeUTF(kind.name());
    writeString(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)), out);
  }

  static Reply readReply(int number, DataInputStream in) throws IOException {
    expect(RESULT, in);
    int answered = in.readInt();
    if (answered != number) {
      throw new Garbage("expected an answer to job " + number + ", got one to " + answered);
    }
    if (!in.readBoolean()) {
      return new Reply.Failed(WorkerFault.Kind.valueOf(in.readUTF()), readString(in));
    }
    PageFormat format = format(in);
    Codec codec = Codec.valueOf(in.readUTF());
    int quality = in.readInt();
    int turns = in.readInt();
    double skew = in.readDouble();
    boolean blank = in.readBoolean();
    String flaw = readString(in);
    Optional<Separator> separator = SeparatorWire.read(in);
    Look look = LookWire.read(in);
    PageResult result =
        new PageResult(
            format,
            codec,
            quality,
            turns,
            skew,
            blank,
            PageTextCodec.read(in),
            flaw,
            separator,
            look);
    long imageBytes = in.readLong();
    if (imageBytes < 0) {
      throw new Garbage("an image of " + imageBytes + " bytes");
    }
    return new Reply.Done(result, imageBytes);
  }

  /** Copies exactly so many bytes. */
  static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("ends " + left + " bytes before its end");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  static void write(PageFormat format, DataOutputStream out) throws IOException {
    out.writeInt(format.width());
    out.writeInt(format.height());
    out.writeUTF(format.mode().name());
    out.writeInt(format.depth());
    out.writeInt(format.dpi());
  }

  static PageFormat format(DataInputStream in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    ColorMode mode = ColorMode.valueOf(in.readUTF());
    return new PageFormat(width, height, mode, in.readInt(), in.readInt());
  }

  private static void expect(int message, DataInputStream in) throws IOException {
    int got = in.readInt();
    if (got != message) {
      throw new Garbage("expected a message, got 0x%08x".formatted(got));
    }
  }
}
