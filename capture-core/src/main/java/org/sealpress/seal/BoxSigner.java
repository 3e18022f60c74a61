package org.sealpress.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpress.durable.Sha256;

/**
 * Signs with the box's seal key, and has the signature time-stamped where there is an authority. An
 * authority that is away costs the time-stamp, never the signature.
 */
public final class BoxSigner implements DocumentSigner {
  /** For padding, by which the time-stamps of one authority become equally long. */
  private static final int SPREAD = 80;

  private final SealKey key;
  private final Optional<TimeStamps> authority;
  private final Clock clock;
  private final int usual;

  /** With a time-stamp, as the last one was; 0 when there was none. */
  private volatile int stamped;

  /**
   * A signer.
   *
   * @param key stays the caller's to close
   */
  public BoxSigner(SealKey key, Optional<TimeStamps> authority, Clock clock) {
    this.key = key;
    this.authority = authority;
    this.clock = clock;
    this.usual = Cades.usualLength(key);
  }

  @Override
  public String name() {
    return Certificates.commonName(key.certificate());
  }

  @Override
  public int room() {
    return stamped > 0 ? stamped : usual;
  }

  @Override
  public Signed sign(byte[] sha256, int length) throws SealFault {
    Cades signature = Cades.sign(key, sha256);
    Signed signed = new Signed(signature.cms(), false, doubt());
    if (authority.isPresent()) {
      try {
        TimeStamp stamp = authority.get().stamp(Sha256.digest().digest(signature.value()));
        signed = new Signed(signature.cms(stamp, length), true, doubt());
      } catch (SealFault e) {
        signed = new Signed(signed.cms(), false, "signed without a time-stamp: " + e.getMessage());
      }
    }
    if (!signed.stamped()) {
      stamped = 0;
    } else if (signed.cms().length != length) {
      stamped = signed.cms().length + SPREAD;
    }
    return signed;
  }

  /** A clock that is far off makes a signature that nobody believes. */
  private String doubt() {
    Instant now = clock.instant();
    boolean early = now.isBefore(key.certificate().getNotBefore().toInstant());
    return early || now.isAfter(key.notAfter())
        ? "signed while the box's certificate is not valid ("
            + Certificates.describe(key.certificate())
            + "): set the clock and start again"
        : "";
  }
}
