package org.sealpress.intake;

import java.io.IOException;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.vault.DocumentMeta;
import org.sealpress.vault.PlainSource;
import org.sealpress.vault.Stored;
import org.sealpress.vault.Vault;

/** Seals documents into the vault. */
public final class VaultStore implements DocumentStore {
  private final Vault vault;
  private final Sealer sealer;

  /** A store. */
  public VaultStore(Vault vault, Sealer sealer) {
    this.vault = vault;
    this.sealer = sealer;
  }

  @Override
  public String store(Document document, PlainSource pdf) throws IOException {
    DocumentMeta meta =
        new DocumentMeta(
            document.document(),
            1,
            document.documentClass(),
            document.pages(),
            document.capture(),
            document.captured());
    try {
      Stored stored = vault.store(meta, sealer, pdf);
      return stored.version().object();
    } catch (SealFault e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
