package org.sealpress.appliance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Passphrase;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.SealFault;

/** Two recipients for all boxes of a run, and the opener of one of them. */
final class Keys implements AutoCloseable {
  private static final String PASSPHRASE = "correct horse battery staple";

  private final Path folder;
  private final OpeningKey key;

  Keys(Path folder) throws IOException, SealFault {
    this.folder = Files.createDirectories(folder);
    make("recovery");
    make("spare");
    Files.writeString(passphraseFile(), PASSPHRASE + "\n");
    key = OpeningKey.read(keyFile(), certificate("recovery"), file -> Optional.of(passphrase()));
  }

  private void make(String name) throws IOException, SealFault {
    SecureRandom random = new SecureRandom();
    try (RecoveryKey made =
            RecoveryKey.make(
                KeyKind.EC_P256, name, RecoveryKey.DEFAULT_VALIDITY, Clock.systemUTC(), random);
        Passphrase passphrase = passphrase()) {
      made.write(folder.resolve(name + ".key.pem"), certificate(name), passphrase, random);
    }
  }

  private static Passphrase passphrase() {
    return Passphrase.takenFrom(PASSPHRASE.toCharArray());
  }

  Path certificate(String name) {
    return folder.resolve(name + ".pem");
  }

  Path keyFile() {
    return folder.resolve("recovery.key.pem");
  }

  Path passphraseFile() {
    return folder.resolve("passphrase");
  }

  Opener opener() {
    return new Opener(key);
  }

  @Override
  public void close() {
    key.close();
  }
}
