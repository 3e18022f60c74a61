package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sealpress.seal.Faults.fault;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedKeyTest {
  @TempDir Path dir;

  private final RecoveryKey key = TestKeys.key(KeyKind.EC_P256);

  @Test
  void whatIsReadIsWrittenAgainByteForByteAndNothingIsWrittenOver() throws Exception {
    Path file = TestKeys.keyFile(dir, key);
    LockedKey read = LockedKey.read(file);
    Path again = dir.resolve("again.pem");
    LockedKey.of(read.der(), "again").write(again);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    assertThrows(FileAlreadyExistsException.class, () -> read.write(again));
    assertEquals("***", read.toString());
  }

  @Test
  void whatIsUnderNoPassphraseOrNoKeyIsRefused() throws Exception {
    Path open = dir.resolve("open.pem");
    Files.writeString(open, "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n");
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> LockedKey.read(open),
        "under no passphrase",
        "openssl pkcs8 -topk8 -scrypt");
    Path certificate = TestKeys.certificate(dir, key);
    fault(SealFault.Kind.NOT_A_KEY, () -> LockedKey.read(certificate), "no key under a passphrase");
    Path other = Files.writeString(dir.resolve("x.p12"), "not PEM");
    fault(SealFault.Kind.NOT_A_KEY, () -> LockedKey.read(other), "openssl pkcs12");
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> LockedKey.of(new byte[] {0x30, 0}, "the sheet"),
        "the sheet is no key");
  }

  @Test
  void aKeyThatIsCutOffAnywhereIsNeverTaken() throws Exception {
    byte[] whole = Files.readAllBytes(TestKeys.keyFile(dir, key));
    for (int length = 0; length < whole.length - 1; length += 7) {
      Path cut = dir.resolve("cut.pem");
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      assertThrows(SealFault.class, () -> LockedKey.read(cut));
    }
  }
}
