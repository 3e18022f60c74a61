package org.sealpress.appliance.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The text of a file: UTF-8, printable, of bounded size. */
final class Source {
  /** A configuration is a few kilobytes. */
  static final int LARGEST = 1 << 20;

  private Source() {}

  static String read(Path file, Problems problems) throws ConfigException {
    String expected = "expected a Sealpress configuration";
    if (Files.isDirectory(file)) {
      throw problems.stop(1, "this is a folder", expected, "name the file in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw problems.stop(
            1, "the file is larger than 1 MiB", expected, "see whether this is the right file");
      }
      return decode(bytes, problems);
    } catch (NoSuchFileException e) {
      throw problems.stop(
          1, "no such file", expected, "write one with `sealpress init`, or name another file");
    } catch (AccessDeniedException e) {
      throw problems.stop(
          1,
          "this user may not read the file",
          expected,
          "run as the user that the daemon runs as, or change the file's permissions");
    } catch (IOException e) {
      throw problems.stop(
          1,
          "the file can't be read: " + String.valueOf(e.getMessage()),
          expected,
          "see whether the disk is all right");
    }
  }

  private static String decode(byte[] bytes, Problems problems) throws ConfigException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw problems.stop(
          lineAt(text, text.length()),
          "a byte that is not UTF-8 text",
          "expected text in UTF-8",
          "save the file as UTF-8");
    }
    return checked(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
  }

  /** Refuses what no editor shows. */
  static String checked(String text, Problems problems) throws ConfigException {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int each = text.codePointAt(at);
      if (!StreamReader.isPrintable(each)) {
        throw problems.stop(
            lineAt(text, at),
            String.format("an unprintable character (U+%04X)", each),
            "expected text in UTF-8",
            "remove the character, or see whether this is the right file");
      }
    }
    return text;
  }

  private static int lineAt(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(each -> each == '\n').count();
  }
}
