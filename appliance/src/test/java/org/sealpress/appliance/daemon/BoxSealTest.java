package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.TimestampsConfig;
import org.sealpress.fixture.LedgerEvents;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.SealKeys;
import org.sealpress.seal.TestKeys;

class BoxSealTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path dir;

  private Ledger ledger() throws Exception {
    return Ledger.open(dir.resolve("ledger"), "desk", TestKeys.CLOCK, RANDOM);
  }

  private BoxSeal open(Ledger ledger) throws Exception {
    return BoxSeal.open(dir.resolve("seal"), "desk", ledger, TestKeys.CLOCK, RANDOM);
  }

  @Test
  void theLedgerIsToldOfEachKeyOnceAndEveryTargetGetsAllCertificates() throws Exception {
    try (Ledger ledger = ledger()) {
      open(ledger).close();
      open(ledger).close();
      SealKeys.rotate(dir.resolve("seal"), "desk", TestKeys.CLOCK, RANDOM);
      try (BoxSeal seal = open(ledger)) {
        List<Event.KeyChanged> told = LedgerEvents.of(ledger, Event.KeyChanged.class);
        assertEquals(2, told.size());
        assertEquals("seal", told.get(0).use());
        assertEquals("", told.get(0).former());
        assertEquals(told.get(0).fingerprint(), told.get(1).former());
        assertEquals(
            told.stream()
                .map(each -> "box-certificates/seal-" + each.fingerprint().substring(0, 16))
                .map(name -> name + ".pem")
                .toList(),
            List.copyOf(seal.companions().keySet()));
        assertEquals(List.of(), seal.problems());
      }
    }
  }

  @Test
  void aDamagedKeyIsToldAndItsCertificateStillGivenOut() throws Exception {
    try (Ledger ledger = ledger()) {
      open(ledger).close();
      Files.writeString(dir.resolve("seal/0001.key.pem"), "rot");
      try (BoxSeal seal = open(ledger)) {
        assertEquals(1, seal.problems().size());
        assertEquals(1, seal.companions().size());
        assertThrows(SealFault.class, () -> seal.signer(Optional.empty()).sign(new byte[32], 1000));
      }
    }
  }

  @Test
  void anAuthorityIsMadeOfTheConfiguration() throws Exception {
    TimestampsConfig none = new TimestampsConfig(Optional.empty(), List.of(), Optional.empty());
    assertTrue(BoxSeal.authority(none, TestKeys.CLOCK, RANDOM).isEmpty());
    Path certificate = TestKeys.certificate(dir, TestKeys.key(org.sealpress.seal.KeyKind.EC_P256));
    Path login = Files.write(dir.resolve("login"), "a:b\n".getBytes(StandardCharsets.UTF_8));
    TimestampsConfig one =
        new TimestampsConfig(
            Optional.of(URI.create("http://127.0.0.1:1/")),
            List.of(certificate),
            Optional.of(login));
    assertTrue(BoxSeal.authority(one, TestKeys.CLOCK, RANDOM).isPresent());
    Files.delete(login);
    assertThrows(SealFault.class, () -> BoxSeal.authority(one, TestKeys.CLOCK, RANDOM));
  }
}
