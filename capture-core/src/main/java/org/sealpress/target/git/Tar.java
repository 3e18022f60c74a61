package org.sealpress.target.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The regular files in a tar archive as git makes them (POSIX.1-2001, ustar with pax headers). */
final class Tar {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int TYPE_AT = 156;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX = 155;
  private static final int LARGEST_HEADER = 1 << 16;
  private static final Pattern PATH =
      Pattern.compile("(?:.*\n)?\\d+ path=([^\n]*)\n.*", Pattern.DOTALL);

  /** Where the bytes of a file are. */
  record Place(long start, long size) {}

  private final Path file;
  private final Map<String, Place> places;

  private Tar(Path file, Map<String, Place> places) {
    this.file = file;
    this.places = places;
  }

  /** Reads the headers. */
  static Tar index(Path file) throws IOException {
    Map<String, Place> places = new HashMap<>();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] header = new byte[BLOCK];
      @Nullable String path = null;
      for (long at = 0; at + BLOCK <= in.length(); ) {
        in.seek(at);
        in.readFully(header);
        if (header[0] == 0) {
          break; // The end is blocks of zeros.
        }
        long start = at + BLOCK;
        long size = Long.parseLong(text(header, SIZE_AT, SIZE).strip(), 8);
        char type = (char) header[TYPE_AT];
        if (type == 'x') {
          byte[] attributes = new byte[(int) Math.min(size, LARGEST_HEADER)];
          in.readFully(attributes);
          path = path(new String(attributes, StandardCharsets.UTF_8));
        } else if (type == '0' || type == 0) {
          places.put(path == null ? name(header) : path, new Place(start, size));
          path = null;
        }
        at = start + (size + BLOCK - 1) / BLOCK * BLOCK;
      }
    } catch (NumberFormatException e) {
      throw new IOException("what came is no tar archive: " + e.getMessage(), e);
    }
    return new Tar(file, places);
  }

  private static @Nullable String path(String attributes) {
    Matcher path = PATH.matcher(attributes);
    return path.matches() ? path.group(1) : null;
  }

  private static String name(byte[] header) {
    String prefix = text(header, PREFIX_AT, PREFIX);
    String name = text(header, 0, NAME);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(header, from, end), StandardCharsets.UTF_8);
  }

  /** The bytes of a file. */
  InputStream open(String name) throws IOException {
    Place place = places.get(name);
    if (place == null) {
      throw new IOException("what came does not have " + name);
    }
    RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
    in.seek(place.start());
    return new Limited(Channels.newInputStream(in.getChannel()), place.size());
  }

  /** How long a file is. */
  long size(String name) throws IOException {
    Place place = places.get(name);
    if (place == null) {
      throw new IOException("what came does not have " + name);
    }
    return place.size();
  }
}
