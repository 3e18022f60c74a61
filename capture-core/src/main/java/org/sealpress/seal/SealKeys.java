package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.DurableFiles;

/**
 * The box's seal keys: the one in use, and the certificates of all there were. A key that is
 * missing is made; one that is damaged is left as it is, and told.
 *
 * <p>A key becomes the one in use when it is opened. The ledger is to be told of it then: {@link
 * #isNew} says so until {@link #given}.
 */
public final class SealKeys implements AutoCloseable {
  /** Name of a systemd credential (systemd.exec(5)) that has the key; it wins over the folder. */
  public static final String CREDENTIAL = "seal.key.pem";

  /** Name of the folder in the box's data. */
  public static final String FOLDER = "seal";

  /** A key so near to its end is replaced. */
  private static final Duration LAST_DAYS = Duration.ofDays(30);

  private final SealFolder folder;
  private final SecureRandom random;
  private final List<X509Certificate> certificates = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable SealKey current;

  /** Of the key in use; 0 when the system gave it. */
  private int number;

  private SealKeys(SealFolder folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /**
   * Opens the key, or makes one where there is none or the last one's time is over.
   *
   * @param folder of the keys; made when it is not there
   * @param credentials where systemd has put credentials, {@code $CREDENTIALS_DIRECTORY}
   * @param box its name
   */
  public static SealKeys open(
      Path folder, Optional<Path> credentials, String box, Clock clock, SecureRandom random) {
    SealKeys keys = new SealKeys(new SealFolder(folder), random);
    try {
      keys.folder.prepare();
      keys.certificates.addAll(keys.folder.certificates());
      Optional<Path> given =
          credentials.map(place -> place.resolve(CREDENTIAL)).filter(Files::exists);
      SealKey key = given.isPresent() ? keys.ofSystem(given.get()) : keys.own(box, clock);
      keys.current = key;
      keys.checkTime(key, clock);
      keys.destroyFormer();
    } catch (IOException | SealFault e) {
      keys.problems.add(
          "Documents are not signed: "
              + e.getMessage()
              + ". Put a copy of the key back, or make a new one with `sealpress keys rotate-seal`,"
              + " and start again.");
    }
    return keys;
  }

  private SealKey ofSystem(Path credential) throws IOException, SealFault {
    int last = folder.last();
    if (folder.hasKey(last)) {
      problems.add(
          "The box's seal key is the credential "
              + CREDENTIAL
              + ", and "
              + folder.keyFile(last)
              + " is not used: make it the credential, or remove it.");
    }
    return SealKey.read(credential, certificates);
  }

  private SealKey own(String box, Clock clock) throws IOException, SealFault {
    int last = folder.last();
    if (last == 0 || !folder.hasKey(last)) {
      return fresh(last + 1, box, clock);
    }
    Path file = folder.keyFile(last);
    if (folder.isOpen(file)) {
      problems.add(
          "The box's seal key " + file + " may be read by others: chmod 600 " + file + ".");
    }
    SealKey key = SealKey.read(file, certificates);
    number = last;
    if (clock.instant().isAfter(key.notAfter().minus(LAST_DAYS))) {
      key.close();
      return fresh(last + 1, box, clock);
    }
    return key;
  }

  private SealKey fresh(int next, String box, Clock clock) throws IOException {
    SealKey key = SealKey.make(box, clock, random);
    folder.keep(key, next);
    number = next;
    return key;
  }

  private void checkTime(SealKey key, Clock clock) {
    if (clock.instant().isBefore(key.certificate().getNotBefore().toInstant())) {
      problems.add(
          "The box's certificate "
              + Certificates.describe(key.certificate())
              + " is not valid yet: set the clock.");
    } else if (clock.instant().isAfter(key.notAfter().minus(LAST_DAYS))) {
      problems.add(
          "The box's certificate "
              + Certificates.describe(key.certificate())
              + " ends: make a new key with `sealpress keys rotate-seal`, and put it where the"
              + " credential "
              + CREDENTIAL
              + " comes from.");
    }
  }

  /**
   * Makes another key, to be used from the next start on. The former one is destroyed then, its
   * certificate stays.
   *
   * @return the key's file
   */
  public static Path rotate(Path folder, String box, Clock clock, SecureRandom random)
      throws IOException {
    SealFolder files = new SealFolder(folder);
    files.prepare();
    int number = files.last() + 1;
    try (SealKey key = SealKey.make(box, clock, random)) {
      files.keep(key, number);
    }
    return files.keyFile(number);
  }

  /** The key in use; empty when it is of no use, which {@link #problems} tells. */
  public Optional<SealKey> current() {
    return Optional.ofNullable(current);
  }

  /** What a person should do something about, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether the key in use is another one than the last whose certificate was given out. */
  public boolean isNew() {
    return current != null && !certificates.contains(current.certificate());
  }

  /** Fingerprint of the certificate that was given out last; empty when none was. */
  public String former() {
    return certificates.isEmpty()
        ? ""
        : Certificates.fingerprint(certificates.get(certificates.size() - 1));
  }

  /** The ledger knows the key in use: its certificate can be given out. */
  public void given() throws IOException {
    if (current != null && isNew()) {
      boolean own = number > 0 && !Files.exists(folder.certificateFile(number));
      Path file = folder.certificateFile(own ? number : folder.last() + 1);
      DurableFiles.write(file, Certificates.pem(current.certificate()));
      certificates.add(current.certificate());
      destroyFormer();
    }
  }

  /** What came before the key in use is of no use any more, once its successor is known. */
  private void destroyFormer() {
    if (number == 0 || isNew()) {
      return;
    }
    try {
      folder.destroyBefore(number, random);
    } catch (IOException e) {
      problems.add("The box's former seal key can't be destroyed: " + e.getMessage() + ".");
    }
  }

  /** The certificates that were given out, as PEM, by their fingerprints; the first one first. */
  public Map<String, byte[]> certificates() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    certificates.forEach(each -> all.put(Certificates.fingerprint(each), Certificates.pem(each)));
    return all;
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
    }
  }

  @Override
  public String toString() {
    return folder.folder() + " ***";
  }
}
