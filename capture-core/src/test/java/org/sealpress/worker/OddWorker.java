package org.sealpress.worker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.child.ChildCommand;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.PageFormat;

/** A process that speaks a worker's language and breaks its rules. */
final class OddWorker {
  private OddWorker() {}

  /** The command of one that behaves so. */
  static List<String> command(String how) {
    List<String> command = new ArrayList<>(ChildCommand.of(OddWorker.class, 32));
    command.add(how);
    return command;
  }

  public static void main(String[] args) throws IOException {
    DataInputStream in = new DataInputStream(System.in);
    PrintStream out = System.out;
    while (true) {
      Wire.Numbered job = Wire.readJob(in);
      PageFormat format = ((PageSource.Samples) job.job().source()).format();
      in.readNBytes((int) format.totalBytes());
      byte[] answer = answer(job.number(), format, args[0].equals("no image") ? 0 : 1000);
      switch (args[0]) {
        case "half a frame" -> {
          out.write(answer, 0, answer.length / 2);
          out.flush();
          return;
        }
        case "half a frame and hangs" -> {
          out.write(answer, 0, answer.length / 2);
          out.flush();
          hang(in);
        }
        case "another page's answer" -> out.write(answer(job.number() + 1, format, 1000));
        case "twice" -> {
          out.write(answer);
          out.write(answer);
        }
        case "prints first" -> {
          out.println("Estimating resolution as 300");
          out.write(answer);
        }
        default -> out.write(answer);
      }
      out.flush();
    }
  }

  private static void hang(InputStream in) throws IOException {
    while (in.read() >= 0) {}
  }

  private static byte[] answer(int number, PageFormat format, int imageBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PageResult result =
        new PageResult(format, Codec.JPEG, 0, 0, false, PageText.none(1, 1), "job " + number);
    Wire.writeDone(
        number, result, ByteBuffer.wrap(new byte[imageBytes]), new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
