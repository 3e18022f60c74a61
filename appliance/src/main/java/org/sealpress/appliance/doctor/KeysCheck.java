package org.sealpress.appliance.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.sealpress.appliance.config.Config;

/** Until when the recipients' certificates are good. */
record KeysCheck(Machine machine) implements Check {
  private static final Period SOON = Period.ofDays(60);

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public List<Finding> look() {
    List<Path> files = machine.config().map(Config::recipients).orElse(List.of());
    if (files.isEmpty()) {
      return List.of(
          Finding.note(
              "not known without a configuration",
              "make two with `sealpress keys new`, on another computer"));
    }
    return files.stream().map(this::look).toList();
  }

  private Finding look(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return judge(file, certificate.getNotAfter().toInstant());
    } catch (NoSuchFileException e) {
      return Finding.wrong(
          file + " is not there", "copy the certificate there, or correct `recipients`");
    } catch (IOException | CertificateException e) {
      return Finding.wrong(
          file + " can't be read (" + e.getMessage() + ")", "copy the certificate there again");
    }
  }

  private Finding judge(Path file, Instant end) {
    LocalDate until = LocalDate.ofInstant(end, ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(machine.clock().instant(), ZoneOffset.UTC);
    String text = file.getFileName() + " is good until " + until;
    String remedy = "make a new one with `sealpress keys new`, on another computer";
    if (until.isBefore(today)) {
      return Finding.wrong(file.getFileName() + " has expired on " + until, remedy);
    }
    return until.isBefore(today.plus(SOON)) ? Finding.wrong(text, remedy) : Finding.good(text);
  }
}
