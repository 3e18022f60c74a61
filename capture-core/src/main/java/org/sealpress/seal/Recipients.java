package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everybody who can open what is sealed from now on: at least one, better two. */
public final class Recipients {
  private static final Duration ENDS_SOON = Duration.ofDays(60);

  private final List<Recipient> all;
  private final Clock clock;

  private Recipients(List<Recipient> all, Clock clock) {
    this.all = List.copyOf(all);
    this.clock = clock;
  }

  /**
   * Reads certificates (PEM, one or several in a file, or DER) and checks each: its time, its key,
   * that it is for encryption, that it is undamaged and no other has the same key.
   *
   * @throws SealFault of the first that fails, with file, subject, what was expected and what to do
   */
  public static Recipients load(List<Path> files, Clock clock) throws SealFault, IOException {
    return load(files, clock, recipient -> CertificateCheck.check(recipient, clock));
  }

  /**
   * The same for a box that is in use: a certificate whose time is over, or has not come, is a
   * warning and no fault. The time says how long its maker meant to vouch for who holds the key;
   * the key opens what is sealed for it as before. Refusing would stop the archive because of a
   * date, or of a clock without a battery; leaving the recipient out would, on a night when nobody
   * looks, leave documents with fewer keys than were chosen. Who is to be left out is for a person
   * to say, in the configuration.
   *
   * @throws SealFault of the first that fails
   */
  public static Recipients inUse(List<Path> files, Clock clock) throws SealFault, IOException {
    return load(files, clock, CertificateCheck::checkUsable);
  }

  private interface Check {
    void check(Recipient recipient) throws SealFault;
  }

  private static Recipients load(List<Path> files, Clock clock, Check check)
      throws SealFault, IOException {
    List<Recipient> all = new ArrayList<>();
    for (Path file : files) {
      for (X509Certificate certificate : Certificates.read(file)) {
        Recipient recipient = new Recipient(certificate, file);
        check.check(recipient);
        checkOther(recipient, all);
        all.add(recipient);
      }
    }
    if (all.isEmpty()) {
      throw new SealFault(
          SealFault.Kind.NO_RECIPIENT,
          "there is no recipient to seal for; make a recovery key with `sealpress keys new` on"
              + " another computer and give its certificate");
    }
    return new Recipients(all, clock);
  }

  /** One alone, whose certificate was checked or need not be. */
  static Recipients only(Recipient recipient) {
    return new Recipients(List.of(recipient), Clock.systemUTC());
  }

  private static void checkOther(Recipient recipient, List<Recipient> others) throws SealFault {
    for (Recipient other : others) {
      if (Certificates.sameKey(
          recipient.certificate().getPublicKey(), other.certificate().getPublicKey())) {
        throw new SealFault(
            SealFault.Kind.CERT_TWICE,
            "the certificate "
                + recipient.file()
                + " ("
                + recipient.subject()
                + ") has the same key as "
                + other.file()
                + " ("
                + other.subject()
                + "); leave one out: a spare must be a key of its own");
      }
    }
  }

  /** All of them, in the order of the files. */
  public List<Recipient> all() {
    return all;
  }

  /** SHA-256 of each certificate, in hex, in the order of the files. */
  public List<String> fingerprints() {
    return all.stream().map(Recipient::fingerprint).toList();
  }

  /**
   * What a person should know and may let pass, as it is now, one line each: a single recipient, a
   * certificate that ends soon or has ended.
   */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (all.size() == 1) {
      warnings.add(
          "there is only one recipient ("
              + all.get(0).subject()
              + "): if that key is lost, every document is lost; add a spare key");
    }
    all.forEach(recipient -> warning(recipient).ifPresent(warnings::add));
    return warnings;
  }

  /** What is to be said of one's certificate now. */
  public Optional<String> warning(Recipient recipient) {
    Instant now = clock.instant();
    String what = "the certificate " + recipient.file() + " (" + recipient.subject() + ") ";
    if (isExpired(recipient)) {
      return Optional.of(
          what
              + "HAS EXPIRED on "
              + recipient.until()
              + ": documents are sealed for it all the same, and its key opens them; make its"
              + " successor with `sealpress keys new`, name that under `recipients`, and keep the"
              + " old key for the old documents");
    }
    if (now.isBefore(recipient.certificate().getNotBefore().toInstant())) {
      return Optional.of(
          what
              + "is valid only from "
              + recipient.certificate().getNotBefore().toInstant()
              + ", and the clock says "
              + now.truncatedTo(ChronoUnit.SECONDS)
              + ": set the clock if it is wrong; documents are sealed for it all the same");
    }
    return now.plus(ENDS_SOON).isAfter(recipient.notAfter())
        ? Optional.of(
            what
                + "ends on "
                + recipient.until()
                + ", in "
                + Duration.between(now, recipient.notAfter()).toDays()
                + " days; make its successor with `sealpress keys new`")
        : Optional.empty();
  }

  /** Whether the time of one's certificate is over now. */
  public boolean isExpired(Recipient recipient) {
    return clock.instant().isAfter(recipient.notAfter());
  }

  @Override
  public String toString() {
    return all.stream().map(Recipient::subject).toList().toString();
  }
}
