package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a passphrase comes from, asked only when a key is encrypted. */
@FunctionalInterface
public interface PassphraseSource {

  /**
   * The passphrase of a key file; the caller destroys it after use.
   *
   * @return empty when there is none to give
   */
  Optional<Passphrase> passphraseOf(Path keyFile) throws IOException;

  /** Has none. */
  static PassphraseSource none() {
    return keyFile -> Optional.empty();
  }
}
