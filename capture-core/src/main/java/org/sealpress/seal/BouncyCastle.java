package org.sealpress.seal;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider object, passed to every call that needs it and never installed for the whole JVM.
 * Loading it costs about 0.3 s, so it is loaded by the first call that needs it.
 */
final class BouncyCastle {
  private BouncyCastle() {}

  static Provider provider() {
    return Loaded.PROVIDER;
  }

  private static final class Loaded {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }
}
