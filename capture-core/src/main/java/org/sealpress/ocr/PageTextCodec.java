package org.sealpress.ocr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.ocr.Line.Baseline;

/** Writes and reads {@link PageText} as bytes, between processes. */
public final class PageTextCodec {
  private static final int MOST_LINES = 100_000;
  private static final int MOST_WORDS = 100_000;
  private static final int MOST_CHARACTERS = 1 << 20;

  private PageTextCodec() {}

  /** Writes a page's text. */
  public static void write(PageText text, DataOutput out) throws IOException {
    out.writeInt(text.width());
    out.writeInt(text.height());
    out.writeInt(text.lines().size());
    for (Line line : text.lines()) {
      write(line.box(), out);
      Baseline base = line.baseline();
      out.writeInt(base.x1());
      out.writeInt(base.y1());
      out.writeInt(base.x2());
      out.writeInt(base.y2());
      out.writeInt(line.words().size());
      for (Word word : line.words()) {
        write(word.box(), out);
        out.writeFloat(word.confidence());
        writeString(word.text(), out);
      }
    }
  }

  /**
   * Reads a page's text.
   *
   * @throws IOException when the bytes are not what {@link #write} makes
   */
  public static PageText read(DataInput in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    int count = count(in, MOST_LINES);
    int wordsLeft = MOST_WORDS;
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Box box = box(in);
      Baseline base = new Baseline(in.readInt(), in.readInt(), in.readInt(), in.readInt());
      List<Word> words = words(in, wordsLeft);
      wordsLeft -= words.size();
      lines.add(new Line(words, box, base));
    }
    return new PageText(width, height, lines);
  }

  private static List<Word> words(DataInput in, int most) throws IOException {
    int count = count(in, most);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Box box = box(in);
      float confidence = in.readFloat();
      words.add(new Word(readString(in), box, confidence));
    }
    return words;
  }

  /** Writes a string as it is, also one that is longer than {@code writeUTF} can write. */
  public static void writeString(String text, DataOutput out) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  /** Reads what {@link #writeString} wrote. */
  public static String readString(DataInput in) throws IOException {
    byte[] bytes = new byte[2 * count(in, MOST_CHARACTERS)];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).asCharBuffer().toString();
  }

  private static void write(Box box, DataOutput out) throws IOException {
    out.writeInt(box.x());
    out.writeInt(box.y());
    out.writeInt(box.width());
    out.writeInt(box.height());
  }

  private static Box box(DataInput in) throws IOException {
    return new Box(in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }

  private static int count(DataInput in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException(count + " is no count of lines, words or characters");
    }
    return count;
  }
}
