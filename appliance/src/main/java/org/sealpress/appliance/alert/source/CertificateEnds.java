package org.sealpress.appliance.alert.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** Certificates whose time ends: told 60 days ahead, more urgently 30 and 7 days ahead. */
public final class CertificateEnds implements AlarmSource {
  private static final Duration FIRST = Duration.ofDays(60);
  private static final Duration SECOND = Duration.ofDays(30);
  private static final Duration LAST = Duration.ofDays(7);

  /** Knows the certificates of a box. */
  public interface Certificates {
    /** All of them, as they are now. */
    List<Certificate> all() throws IOException;
  }

  /** What a certificate is for. */
  public enum Use {
    /** Of somebody who can open what is sealed. */
    RECIPIENT,
    /** With which the box signs documents. */
    SEAL,
    /** Of the time-stamp authority. */
    AUTHORITY
  }

  /**
   * A certificate.
   *
   * @param subject whose it is
   * @param until when its time ends
   */
  public record Certificate(Use use, String subject, Instant until) {}

  private final Certificates certificates;

  /** Of these. */
  public CertificateEnds(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.CERTIFICATE_ENDS);
  }

  @Override
  public List<Sight> look(Today today) throws IOException {
    List<Sight> sights = new ArrayList<>();
    for (Certificate each : certificates.all()) {
      Duration left = Duration.between(today.now(), each.until());
      if (left.compareTo(FIRST) <= 0) {
        sights.add(new Sight.Wrong(alarm(each, left)));
      }
    }
    return sights;
  }

  private static Alarm alarm(Certificate each, Duration left) {
    boolean over = left.isNegative();
    String day = each.until().atZone(ZoneOffset.UTC).toLocalDate().toString();
    Urgency urgency =
        left.compareTo(LAST) <= 0
            ? Urgency.URGENT
            : left.compareTo(SECOND) <= 0 ? Urgency.SOON : Urgency.NOTE;
    return new Alarm(
        AlarmKind.CERTIFICATE_ENDS,
        each.subject() + " until " + day, // a successor has the same name
        urgency,
        "a certificate " + (over ? "has expired" : "ends soon"),
        "the certificate %s (%s) %s"
            .formatted(
                whose(each.use()),
                each.subject(),
                over ? "has expired on " + day : "ends on " + day + ", in " + Spelled.of(left)),
        over ? Optional.of(each.until()) : Optional.empty(),
        risk(each.use()),
        remedy(each.use()));
  }

  private static String whose(Use use) {
    return switch (use) {
      case RECIPIENT -> "of a recipient";
      case SEAL -> "with which the box signs documents";
      case AUTHORITY -> "of the time-stamp authority";
    };
  }

  private static String risk(Use use) {
    return switch (use) {
      case RECIPIENT ->
          "Nothing is lost: documents are sealed for it all the same, and its key opens them";
      case SEAL -> "Nothing is lost, but what is signed after that day is doubted by PDF readers";
      case AUTHORITY ->
          "Nothing is lost, but time-stamps are refused after that day, and documents are signed"
              + " without";
    };
  }

  private static String remedy(Use use) {
    return switch (use) {
      case RECIPIENT ->
          "Make its successor with `sealpress keys new` on another computer, name that under"
              + " `recipients`, and keep the old key for the old documents";
      case SEAL ->
          "Start the daemon again: it makes a new key in the last 30 days by itself. Where the"
              + " system gives it the key, make one with `sealpress keys rotate-seal`";
      case AUTHORITY ->
          "Ask the authority for its new certificate and name it under `timestamps.certificates`";
    };
  }
}
