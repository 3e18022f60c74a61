package org.sealpress.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Reads a key and its certificate from PKCS#12 (RFC 7292), with the JDK's own key store. */
final class Pkcs12 {
  private Pkcs12() {}

  static KeyFile read(byte[] content, Path file, PassphraseSource passphrases)
      throws SealFault, IOException {
    try {
      KdfCost.ofPkcs12(content).check(file);
    } catch (IOException e) {
      throw KeyFile.notAKey(file, "is damaged", e);
    }
    try (Passphrase passphrase = KeyFile.passphrase(file, passphrases)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), passphrase.characters());
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      if (keys.size() != 1) {
        throw KeyFile.notAKey(
            file, keys.isEmpty() ? "holds no private key" : "holds several private keys", null);
      }
      Key key = store.getKey(keys.get(0), passphrase.characters());
      if (!key.getAlgorithm().equals("RSA") && !key.getAlgorithm().equals("EC")) {
        throw KeyFile.notAKey(
            file,
            "holds a key that cannot open anything ("
                + key.getAlgorithm()
                + "), only RSA and EC can",
            null);
      }
      List<X509Certificate> certificates = new ArrayList<>();
      if (store.getCertificate(keys.get(0)) instanceof X509Certificate certificate) {
        certificates.add(certificate);
      }
      // The JDK takes keys that Bouncy Castle, which opens with them, does not.
      return KeyFile.of(PrivateKeyInfo.getInstance(key.getEncoded()), certificates, file);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw KeyLock.wrongPassphrase(file.toString(), e);
      }
      throw KeyFile.notAKey(file, "is damaged", e);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw KeyFile.notAKey(file, "is damaged", e);
    }
  }
}
