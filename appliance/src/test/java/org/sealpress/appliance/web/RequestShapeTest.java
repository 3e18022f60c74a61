package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestShapeTest {
  private static final String CHUNKED = "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final RequestShape shape = new RequestShape();

  private Optional<String> read(String text) {
    for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
      Optional<String> wrong = shape.next(each & 0xFF);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  @Test
  void itKnowsWhereOneRequestEndsAndTheNextBegins() {
    assertTrue(shape.isBetween());
    for (String request :
        new String[] {
          "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
          "POST /a?b=c HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na\tb",
          CHUNKED + "2\r\n\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n",
          "DELETE /a HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
          "GET / HTTP/1.0\r\nX:\r\nY: \tz\r\n\r\n"
        }) {
      assertEquals(Optional.empty(), read(request.substring(0, request.length() - 1)), request);
      assertFalse(shape.isBetween(), request);
      assertEquals(Optional.empty(), read(request.substring(request.length() - 1)), request);
      assertTrue(shape.isBetween(), request);
    }
  }

  @Test
  void whatHasNoEndIsEnded() {
    assertEquals(Optional.of("a line is too long"), read("GET /" + "x".repeat(9000)));
    RequestShape other = new RequestShape();
    String many = "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(200);
    Optional<String> wrong = Optional.empty();
    for (int i = 0; i < many.length() && wrong.isEmpty(); i++) {
      wrong = other.next(many.charAt(i));
    }
    assertEquals(Optional.of("there are too many header lines"), wrong);
  }
}
