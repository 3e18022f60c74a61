package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everybody who can open what is sealed from now on: at least one, better two. */
public final class Recipients {
  private static final Duration ENDS_SOON = Duration.ofDays(90);

  private final List<Recipient> all;
  private final List<String> warnings;

  private Recipients(List<Recipient> all, List<String> warnings) {
    this.all = List.copyOf(all);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads certificates (PEM, one or several in a file, or DER) and checks each: its time, its key,
   * that it is for encryption, that it is undamaged and no other has the same key.
   *
   * @throws SealFault of the first that fails, with file, subject, what was expected and what to do
   */
  public static Recipients load(List<Path> files, Clock clock) throws SealFault, IOException {
    List<Recipient> all = new ArrayList<>();
    for (Path file : files) {
      for (X509Certificate certificate : Certificates.read(file)) {
        Recipient recipient = new Recipient(certificate, file);
        CertificateCheck.check(recipient, clock);
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
    return new Recipients(all, warnings(all, clock));
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

  private static List<String> warnings(List<Recipient> all, Clock clock) {
    List<String> warnings = new ArrayList<>();
    if (all.size() == 1) {
      warnings.add(
          "there is only one recipient ("
              + all.get(0).subject()
              + "): if that key is lost, every document is lost; add a spare key");
    }
    for (Recipient recipient : all) {
      if (clock.instant().plus(ENDS_SOON).isAfter(recipient.notAfter())) {
        warnings.add(
            "the certificate "
                + recipient.file()
                + " ("
                + recipient.subject()
                + ") ends on "
                + Certificates.day(recipient.certificate().getNotAfter())
                + "; make its successor with `sealpress keys new`");
      }
    }
    return warnings;
  }

  /** All of them, in the order of the files. */
  public List<Recipient> all() {
    return all;
  }

  /** SHA-256 of each certificate, in hex, in the order of the files. */
  public List<String> fingerprints() {
    return all.stream().map(Recipient::fingerprint).toList();
  }

  /** What a person should know and may let pass, one line each: a single recipient, an end near. */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return all.stream().map(Recipient::subject).toList().toString();
  }
}
