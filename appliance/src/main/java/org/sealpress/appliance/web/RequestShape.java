package org.sealpress.appliance.web;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads along what a connection carries and finds where two programs could take it for different
 * requests (RFC 9112, section 11.2): lines that don't end in CR LF, folded or nameless header
 * lines, two lengths, a length beside chunks, chunks of any other kind. Such a connection ends.
 * What is well formed it only counts, so that it knows where the next request begins.
 */
final class RequestShape {
  /** Where in a request. */
  private enum At {
    START,
    HEADERS,
    BODY,
    CHUNK,
    CHUNK_BODY,
    CHUNK_END,
    TRAILERS
  }

  private static final int LONGEST_LINE = 8192;
  private static final int MOST_LINES = 100;

  private final StringBuilder line = new StringBuilder();
  private At at = At.START;
  private boolean cr;
  private int lines;
  private long left;
  private int lengths;
  private boolean chunked;

  /**
   * The next byte.
   *
   * @return why the connection must end
   */
  Optional<String> next(int octet) {
    if (at == At.BODY || at == At.CHUNK_BODY) {
      if (--left == 0) {
        begin(at == At.BODY ? At.START : At.CHUNK_END);
      }
      return Optional.empty();
    }
    if (cr) {
      cr = false;
      if (octet != '\n') {
        return Optional.of("a line has a CR in it");
      }
      String whole = line.toString();
      line.setLength(0);
      return line(whole);
    }
    if (octet == '\n') {
      return Optional.of("a line ends without CR");
    }
    if (octet == '\r') {
      cr = true;
      return Optional.empty();
    }
    if ((octet < ' ' && octet != '\t') || octet == 127) {
      return Optional.of("a line has a control character in it");
    }
    if (line.length() >= LONGEST_LINE) {
      return Optional.of("a line is too long");
    }
    line.append((char) octet);
    return Optional.empty();
  }

  /** Whether nothing of a request has come since the last one was whole. */
  boolean isBetween() {
    return at == At.START && line.length() == 0 && !cr;
  }

  private void begin(At next) {
    at = next;
    if (next == At.START) {
      lines = 0;
      lengths = 0;
      chunked = false;
      left = 0;
    }
  }

  private Optional<String> line(String text) {
    return switch (at) {
      case START -> first(text);
      case HEADERS -> text.isEmpty() ? headersEnd() : header(text);
      case CHUNK -> chunk(text);
      case CHUNK_END -> {
        if (!text.isEmpty()) {
          yield Optional.of("a chunk is longer than it says");
        }
        at = At.CHUNK;
        yield Optional.empty();
      }
      case TRAILERS -> {
        if (!text.isEmpty()) {
          yield Optional.of("there is something after the last chunk");
        }
        begin(At.START);
        yield Optional.empty();
      }
      default -> Optional.of("not a request");
    };
  }

  private Optional<String> first(String text) {
    if (!text.matches("[A-Z]{1,20} [^\\s]+ HTTP/1\\.[01]")) {
      return Optional.of("the first line is not one of HTTP/1.1");
    }
    at = At.HEADERS;
    return Optional.empty();
  }

  private Optional<String> header(String text) {
    if (++lines > MOST_LINES) {
      return Optional.of("there are too many header lines");
    }
    int colon = text.indexOf(':');
    if (colon < 1 || !text.substring(0, colon).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      return Optional.of("a header line has no name, or is folded");
    }
    String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
    String value = text.substring(colon + 1).strip();
    if (name.equals("content-length")) {
      if (++lengths > 1 || !value.matches("[0-9]{1,12}")) {
        return Optional.of("the length is not one number");
      }
      left = Long.parseLong(value);
    } else if (name.equals("transfer-encoding")) {
      if (chunked || !value.equalsIgnoreCase("chunked")) {
        return Optional.of("the body is not sent in a way that there is here");
      }
      chunked = true;
    } else if (name.equals("upgrade") || name.equals("trailer")) {
      return Optional.of("there is no " + name + " here");
    }
    return Optional.empty();
  }

  private Optional<String> headersEnd() {
    if (chunked && lengths > 0) {
      return Optional.of("there is a length beside chunks");
    }
    if (chunked) {
      begin(At.CHUNK);
    } else {
      begin(left > 0 ? At.BODY : At.START);
    }
    return Optional.empty();
  }

  private Optional<String> chunk(String text) {
    if (!text.matches("[0-9A-Fa-f]{1,7}")) {
      return Optional.of("a chunk has no plain length");
    }
    long size = Long.parseLong(text, 16);
    if (size == 0) {
      at = At.TRAILERS;
    } else {
      left = size;
      at = At.CHUNK_BODY;
    }
    return Optional.empty();
  }
}
