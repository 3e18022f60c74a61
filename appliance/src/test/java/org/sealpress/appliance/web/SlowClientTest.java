package org.sealpress.appliance.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.account.Audit;

class SlowClientTest {

  @Test
  void aClientThatSaysNothingIsDropped() throws Exception {
    WebDoor.Limits limits =
        new WebDoor.Limits(Duration.ofSeconds(1), Duration.ofSeconds(30), 64, 512);
    try (TestServer server = new TestServer(new FakeBox(), limits, Clock.systemUTC(), Audit.NONE);
        Socket silent = server.connect()) {
      assertEquals(-1, silent.getInputStream().read());
    }
    assertTrue(WebDoor.Limits.USUAL.idle().compareTo(Duration.ofMinutes(1)) <= 0);
  }

  @Test
  void aRequestThatDripsIsEndedThoughItNeverRests() throws Exception {
    WebDoor.Limits limits =
        new WebDoor.Limits(Duration.ofSeconds(30), Duration.ofSeconds(1), 64, 512);
    try (TestServer server = new TestServer(new FakeBox(), limits, Clock.systemUTC(), Audit.NONE);
        Socket slow = server.connect()) {
      slow.getOutputStream()
          .write(
              ("POST /api/captures HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n"
                      + "Content-Length: 9\r\n\r\n{")
                  .formatted(server.door().port(), server.token())
                  .getBytes(ISO_8859_1));
      assertTrue(
          new String(slow.getInputStream().readAllBytes(), ISO_8859_1).startsWith("HTTP/1.1 408 "));
    }
  }
}
