package org.sealpress.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;

/** A page's text as a worker sends it: IOException, or a text that is written and read again. */
public final class PageTextFuzz implements FuzzTarget {

  @Override
  public List<byte[]> seeds() throws IOException {
    Box box = new Box(1, 2, 69, 10);
    List<Word> words = List.of(new Word("Grüße,", box, 96.5f), new Word("𝔘", box, 12));
    Line line = new Line(words, box, new Line.Baseline(1, 11, 70, 12));
    return List.of(
        written(new PageText(100, 200, List.of(line, line))), written(PageText.none(3, 4)));
  }

  private static byte[] written(PageText text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageTextCodec.write(text, new DataOutputStream(out));
    return out.toByteArray();
  }

  private static PageText read(DataInputStream in) throws IOException {
    return PageTextCodec.read(in);
  }

  @Override
  public void read(byte[] input) throws IOException {
    PageText text;
    try {
      text = read(new DataInputStream(new ByteArrayInputStream(input)));
    } catch (IOException e) {
      return;
    }
    assertEquals(text, read(new DataInputStream(new ByteArrayInputStream(written(text)))));
  }
}
