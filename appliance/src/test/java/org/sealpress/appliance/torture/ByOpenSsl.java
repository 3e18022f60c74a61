package org.sealpress.appliance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpress.fixture.Programs;

/** The way back without Sealpress. */
record ByOpenSsl(Keys keys, Path drive) {

  /** Decrypts the document that was restored last; what is different, if anything is. */
  Optional<String> compare(Archive archive) throws IOException {
    Path plain = archive.last().resolveSibling("openssl.pdf");
    Programs.decrypt(
        drive.resolve(archive.lastObject()),
        keys.certificate("recovery"),
        keys.keyFile(),
        "file:" + keys.passphraseFile(),
        plain);
    return Files.mismatch(plain, archive.last()) < 0
        ? Optional.empty()
        : Optional.of("openssl decrypts " + archive.lastObject() + " to something else");
  }
}
