package org.sealpress.appliance.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Urgency;

class JournalChannelTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String sent(boolean journal, Urgency urgency) {
    out.reset();
    new JournalChannel(journal, new PrintStream(out, true, StandardCharsets.UTF_8))
        .send(
            new Message(
                Optional.empty(),
                urgency,
                "desk",
                "copies are late",
                "What happened\n\nIt is away.\n",
                Instant.EPOCH,
                new JsonObject()));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void underSystemdEachLineHasItsPriority() {
    assertEquals(
        "<2>copies are late\n<2>  What happened\n<2>  It is away.\n", sent(true, Urgency.URGENT));
    assertEquals('4', sent(true, Urgency.SOON).charAt(1));
    assertEquals('5', sent(true, Urgency.NOTE).charAt(1));
  }

  @Test
  void otherwiseItIsInTheLog() {
    assertEquals("", sent(false, Urgency.URGENT));
  }
}
