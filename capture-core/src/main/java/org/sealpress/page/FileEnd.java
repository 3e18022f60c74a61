package org.sealpress.page;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a file is there to its end, as far as its format tells without decoding: to be asked
 * before a file is taken that somebody may still be writing. Reads no more than a few kilobytes at
 * a time and starts no native code.
 */
public final class FileEnd {
  private static final String NO_IMAGE =
      "it is no TIFF, JPEG, PNG, PNM or PDF, the kinds that are known here";

  private static final int BUFFER = 64 * 1024;

  private FileEnd() {}

  /**
   * What a file lacks, for a person, to stand after "it"; empty when it seems to be whole. Decoding
   * may still find that it is not.
   *
   * @throws IOException when the file can't be read
   */
  public static Optional<String> lacking(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() == 0) {
        return Optional.of("it is empty");
      }
      return switch (ImageKind.of(file)) {
        case JPEG -> unless(JpegEnd.reached(open(file)), "the JPEG has no end (EOI)");
        case PNG -> unless(PngEnd.reached(data(file)), "the PNG has no end (IEND)");
        case PNM -> unless(PnmEnd.reached(open(file), channel.size()), "the PNM has too few rows");
        case TIFF -> unless(TiffChain.pages(channel) > 0, "the TIFF has no page");
        case PDF -> PdfEnd.lacking(channel);
        case UNKNOWN -> Optional.of(NO_IMAGE);
      };
    } catch (EOFException e) {
      return Optional.of("it ends in the middle");
    }
  }

  private static Optional<String> unless(boolean whole, String lacking) {
    return whole ? Optional.empty() : Optional.of(lacking);
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  private static DataInputStream data(Path file) throws IOException {
    return new DataInputStream(open(file));
  }
}
