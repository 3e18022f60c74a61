package org.sealpress.restore;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.DocumentVersion;

/** Makes a drive of many documents, for {@code deploy/bench.sh --restore}. */
public final class RestoreBenchMain {
  private RestoreBenchMain() {}

  /**
   * Makes it.
   *
   * @param args a folder, how many documents, bytes of each
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path drive = Files.createDirectories(folder.resolve("drive"));
    try (Archive archive = new Archive(folder.resolve("box"), folder)) {
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        DocumentVersion made = archive.store(Contents.random(Integer.parseInt(args[2]), i));
        Path object = drive.resolve(made.object());
        Files.createDirectories(object.getParent());
        Files.move(archive.vault().object(made.object()), object);
      }
      Archive.ship(archive.ledger(), drive);
    }
    TestKeys.opening(folder, TestKeys.key(KeyKind.EC_P256)).close();
    Path key = TestKeys.keyFile(folder, TestKeys.key(KeyKind.EC_P256));
    Files.copy(key, folder.resolve("key.pem"));
    String id = TestKeys.key(KeyKind.EC_P256).fingerprint().substring(0, 8);
    Files.copy(folder.resolve(id + ".open.pem"), folder.resolve("open.pem"));
    Files.copy(folder.resolve(id + ".crt.pem"), folder.resolve("cert.pem"));
    Files.writeString(folder.resolve("passphrase"), TestKeys.PASSPHRASE + "\n");
  }
}
