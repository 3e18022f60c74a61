package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.config.TimestampsConfig;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.BoxSigner;
import org.sealpress.seal.DocumentSigner;
import org.sealpress.seal.PatientTimeStamps;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.SealKey;
import org.sealpress.seal.SealKeys;
import org.sealpress.seal.TimeStampAuthority;
import org.sealpress.seal.TimeStamps;
import org.sealpress.seal.TsaLogin;
import org.sealpress.seal.TsaTrust;
import org.sealpress.target.Content;

/** The box's own seal: its key, of which the ledger knows before anything is signed with it. */
final class BoxSeal implements AutoCloseable {
  private static final int ID_SHOWN = 16;

  private final SealKeys keys;
  private final Clock clock;

  private BoxSeal(SealKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Opens the key, or makes it, and tells the ledger when it is another one than before.
   *
   * @throws IOException when the ledger can't be told
   */
  static BoxSeal open(Path folder, String box, Ledger ledger, Clock clock, SecureRandom random)
      throws IOException {
    return of(SealKeys.open(folder, Credentials.folder(), box, clock, random), ledger, clock);
  }

  static BoxSeal of(SealKeys keys, Ledger ledger, Clock clock) throws IOException {
    if (keys.isNew()) {
      SealKey key = keys.current().orElseThrow();
      ledger.append(new Event.KeyChanged(Event.KeyChanged.SEAL, key.fingerprint(), keys.former()));
      keys.given();
    }
    return new BoxSeal(keys, clock);
  }

  /** The authority of a configuration, if there is one. */
  static Optional<TimeStamps> authority(TimestampsConfig config, Clock clock, SecureRandom random)
      throws SealFault, IOException {
    if (config.url().isEmpty()) {
      return Optional.empty();
    }
    Optional<TsaLogin> login =
        config.login().isPresent()
            ? Optional.of(TsaLogin.read(config.login().get()))
            : Optional.empty();
    TimeStamps authority =
        new TimeStampAuthority(
            config.url().get(), TsaTrust.read(config.certificates()), login, random);
    return Optional.of(new PatientTimeStamps(authority, clock));
  }

  /** Signs with it; when it is of no use, one that says so. */
  DocumentSigner signer(Optional<TimeStamps> authority) {
    return keys.current()
        .<DocumentSigner>map(key -> new BoxSigner(key, authority, clock))
        .orElseGet(() -> DocumentSigner.unable("the box's seal key is of no use"));
  }

  /** Until when the certificate of the key in use is good; empty when there is none. */
  Optional<Instant> until() {
    return keys.current().map(SealKey::notAfter);
  }

  /** What a person should do something about, a line each. */
  List<String> problems() {
    return keys.problems();
  }

  /**
   * The certificates of all keys there were, for every target. Nothing is overwritten there and the
   * key changes, so that each has a name of its own.
   */
  Map<String, Content> companions() {
    Map<String, Content> all = new LinkedHashMap<>();
    new ArrayList<>(keys.certificates().entrySet())
        .forEach(
            each ->
                all.put(
                    "box-certificates/seal-" + each.getKey().substring(0, ID_SHOWN) + ".pem",
                    Content.of(each.getValue())));
    return all;
  }

  @Override
  public void close() {
    keys.close();
  }
}
