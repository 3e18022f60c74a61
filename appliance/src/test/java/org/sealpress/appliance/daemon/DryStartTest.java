package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Problem;
import org.sealpress.appliance.support.Bundle;
import org.sealpress.appliance.support.LogRing;
import org.sealpress.appliance.support.LogView;
import org.sealpress.appliance.support.Secrets;
import org.sealpress.appliance.web.Refusal;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.TestKeys;

class DryStartTest {
  private static final String GOOD =
      """
      box: desk
      data: data
      recipients: [r.pem]
      """;

  private static final String BAD =
      """
      box: desk
      data: data
      recipients:
        - r.pem
        - gone.pem
      classes:
        letters:
          languages: [xx_none]
      http:
        certificate: web.pem
        key: web.key
      timestamps:
        url: https://stamps.example
        certificates: [tsa.pem]
        login: tsa.login
      mail:
        server: mail.example
        from: box@example.org
        to: [ada@example.org]
        login: mail.login
      webhooks:
        chat:
          kind: json
          url: https://chat.example/x
          token: chat.token
      """;

  private final DryStart start = new DryStart(TestKeys.CLOCK);
  @TempDir private Path folder;

  private void recipient() throws Exception {
    Path made = TestKeys.certificate(folder, TestKeys.key(KeyKind.EC_P256));
    Files.move(made, folder.resolve("r.pem"));
  }

  private ConfigFile parse(String text) throws Exception {
    return ConfigFile.parse(text, folder.resolve("sealpress.yaml"));
  }

  @Test
  void whatTheStartWouldStumbleOverIsToldAtItsLine() throws Exception {
    recipient();
    List<Problem> found = start.problems(parse(BAD));
    assertEquals(
        List.of(5, 8, 10, 14, 15, 20, 25), found.stream().map(Problem::line).toList(), "" + found);
    assertTrue(found.get(0).what().contains("gone.pem"), found.get(0).toString());
    assertTrue(found.get(1).what().contains("xx_none"), found.get(1).toString());
    Files.writeString(folder.resolve("chat.token"), "secret");
    assertEquals(6, start.problems(parse(BAD)).size());
  }

  @Test
  void twoRecipientsOfOneKeyAreToldTogether() throws Exception {
    recipient();
    Files.copy(folder.resolve("r.pem"), folder.resolve("same.pem"));
    String twice = GOOD.replace("[r.pem]", "[r.pem, same.pem]");
    assertTrue(start.problems(parse(twice)).get(0).what().contains("same key"));
  }

  @Test
  void settingsWithWhichTheDaemonCouldNotStartAreNotWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("sealpress.yaml"), GOOD);
    ConfigFile running = ConfigFile.read(file);
    Path data = Files.createDirectories(folder.resolve("data"));
    try (LogRing ring = LogRing.begin();
        Ledger ledger = Ledger.open(data, "desk", TestKeys.CLOCK, new SecureRandom())) {
      AdminDesk desk =
          new AdminDesk(
              running,
              new LogView(ring, () -> Secrets.of(running.config())),
              new Bundle(() -> Secrets.of(running.config()), Map.of()),
              new LedgerAudit(ledger),
              start);
      JsonObject checked = desk.check(GOOD + "# more\n");
      assertEquals(3, checked.getJsonArray("mistakes").getJsonObject(0).getInteger("line"));
      String hash = desk.settings().getString("hash");
      Refusal refused =
          assertThrows(Refusal.class, () -> desk.write(GOOD + "# more\n", hash, "ada"));
      assertTrue(String.valueOf(refused.getMessage()).contains("sealpress.yaml:3: "));
      assertEquals(GOOD, Files.readString(file));
    }
  }
}
