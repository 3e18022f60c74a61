package org.sealpress.intake;

import java.io.IOException;
import java.util.List;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.vault.DocumentMeta;
import org.sealpress.vault.DocumentVersion;
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
  public int version(String document, String capture, int before) throws IOException {
    List<DocumentVersion> all = vault.catalog().versions(document);
    if (all.isEmpty()) {
      return 0;
    }
    List<DocumentVersion> own =
        all.stream().filter(version -> version.capture().equals(capture)).toList();
    return before < own.size()
        ? own.get(before).version()
        : all.get(all.size() - 1).version() + 1 + before - own.size();
  }

  @Override
  public String store(Document document, PlainSource pdf) throws IOException {
    DocumentMeta meta =
        new DocumentMeta(
            document.document(),
            document.version(),
            document.documentClass(),
            document.pages(),
            document.capture(),
            document.captured());
    try {
      Stored stored = vault.store(meta, sealer, pdf);
      if (!stored.version().capture().equals(document.capture())) {
        throw new IOException(
            "version %d of %s was made of another capture just now"
                .formatted(document.version(), document.document()));
      }
      return stored.version().object();
    } catch (SealFault e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
