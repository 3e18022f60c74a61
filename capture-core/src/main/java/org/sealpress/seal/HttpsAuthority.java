package org.sealpress.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.OwnerOnly;

/**
 * The box's own authority for its web server, and the server's certificate. People give {@code
 * ca.pem} to their browsers once; the server's certificate is made anew whenever its time is nearly
 * over or the box has got another name, which they don't notice. What is damaged is moved aside and
 * made again: the box must work without its page.
 */
public final class HttpsAuthority {
  /** The authority's certificate, for browsers. */
  public static final String CA = "ca.pem";

  private static final String CA_WITH_KEY = "ca.key.pem";
  private static final String SERVER = "server.key.pem";

  /** How long before its end a certificate is made anew. */
  static final Duration RENEW = Duration.ofDays(30);

  private final Path folder;
  private final String box;
  private final Supplier<Collection<String>> source;
  private final Clock clock;
  private final SecureRandom random;
  private final List<String> problems = new ArrayList<>();
  private Set<String> names;
  private HttpsIdentity authority;
  private HttpsIdentity server;

  private HttpsAuthority(
      Path folder,
      String box,
      Supplier<Collection<String>> source,
      Clock clock,
      SecureRandom random)
      throws IOException {
    this.folder = folder;
    this.box = box;
    this.source = source;
    this.names = normal(source.get());
    this.clock = clock;
    this.random = random;
    this.authority = authority();
    this.server = server();
  }

  /**
   * Reads both, or makes what is not there.
   *
   * @param folder which must be there
   * @param names host names and IP addresses under which the server is asked for now
   * @throws IOException when they can't be written
   */
  public static HttpsAuthority open(
      Path folder, String box, Supplier<Collection<String>> names, Clock clock, SecureRandom random)
      throws IOException {
    return new HttpsAuthority(folder, box, names, clock, random);
  }

  private static Set<String> normal(Collection<String> names) {
    Set<String> all = new TreeSet<>();
    names.forEach(each -> all.add(HttpsNames.normal(each)));
    return all;
  }

  private HttpsIdentity authority() throws IOException {
    Optional<HttpsIdentity> kept = kept(CA_WITH_KEY);
    if (kept.isPresent() && lasts(kept.get(), Duration.ZERO) && vouchesForAll(kept.get())) {
      if (!hasBegun(kept.get())) {
        tell(
            "The clock of the box, "
                + clock.instant()
                + ", is before the certificate authority of its page begins: correct the clock, or"
                + " wait until it is set by the network. The authority is kept.");
      }
      publish(kept.get());
      return kept.get();
    }
    if (kept.isPresent()) {
      tell(
          "The box has a new certificate authority for its page, since the former one has ended or"
              + " is not for all of its names: give "
              + folder.resolve(CA)
              + " to the browsers once more. The former one is kept as "
              + keepFormer()
              + ", for the day on which only the clock was wrong.");
    }
    HttpsIdentity fresh = HttpsCertificates.authority(box, names, clock.instant(), random);
    keep(CA_WITH_KEY, fresh);
    publish(fresh);
    return fresh;
  }

  private void tell(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** A copy, so that at any moment there is one under the usual name. */
  private Path keepFormer() throws IOException {
    Path file = folder.resolve(CA_WITH_KEY);
    Path former = DurableFiles.free(folder.resolve(CA_WITH_KEY + ".former"));
    DurableFiles.write(former, Files.readAllBytes(file), OwnerOnly.attributes(former));
    return former;
  }

  /** Others read it; the file with the key is the one that counts. */
  private void publish(HttpsIdentity kept) throws IOException {
    Path file = folder.resolve(CA);
    byte[] pem = kept.chainPem();
    if (!Files.exists(file) || !Arrays.equals(pem, Files.readAllBytes(file))) {
      DurableFiles.replace(file, pem);
    }
  }

  private HttpsIdentity server() throws IOException {
    Optional<HttpsIdentity> kept = kept(SERVER);
    if (kept.isPresent()
        && isGoodServer(kept.get())
        && names.equals(names(kept.get().chain().get(0)))
        && isFrom(kept.get().chain().get(0), authority)) {
      return kept.get();
    }
    HttpsIdentity fresh = HttpsCertificates.server(box, names, authority, now(authority), random);
    keep(SERVER, fresh);
    return fresh;
  }

  private Optional<HttpsIdentity> kept(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HttpsIdentity(
              HttpsIdentity.privateKey(Certificates.content(file, "private key"), file),
              Certificates.read(file)));
    } catch (SealFault e) {
      Path aside = DurableFiles.free(file.resolveSibling(name + ".damaged"));
      DurableFiles.rename(file, aside);
      problems.add(e.getMessage() + "; it is now " + aside + ", and a new one was made.");
      return Optional.empty();
    }
  }

  private void keep(String name, HttpsIdentity identity) throws IOException {
    String both =
        new String(identity.keyPem(), StandardCharsets.US_ASCII)
            + new String(identity.chainPem(), StandardCharsets.US_ASCII);
    Path file = folder.resolve(name);
    DurableFiles.replace(
        file, both.getBytes(StandardCharsets.US_ASCII), OwnerOnly.attributes(file));
  }

  private boolean hasBegun(HttpsIdentity identity) {
    return !identity.chain().get(0).getNotBefore().toInstant().isAfter(clock.instant());
  }

  private boolean lasts(HttpsIdentity identity, Duration left) {
    return identity.notAfter().isAfter(clock.instant().plus(left));
  }

  /** By a clock that is surely behind none is judged, nor made: it would have ended long ago. */
  private boolean isGoodServer(HttpsIdentity identity) {
    return !hasBegun(authority) || (hasBegun(identity) && lasts(identity, RENEW));
  }

  /** The time, but never before the authority. */
  private Instant now(HttpsIdentity authority) {
    Instant begin = authority.chain().get(0).getNotBefore().toInstant();
    return hasBegun(authority) ? clock.instant() : begin.plus(Duration.ofDays(1));
  }

  /** By trying: whether a certificate of these names would be taken. */
  private boolean vouchesForAll(HttpsIdentity of) {
    HttpsIdentity trial = HttpsCertificates.server(box, names, of, now(of), random);
    return HttpsCertificates.isAccepted(trial.chain().get(0), of.chain().get(0), now(of));
  }

  private static boolean isFrom(X509Certificate certificate, HttpsIdentity authority) {
    try {
      certificate.verify(authority.chain().get(0).getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Set<String> names(X509Certificate certificate) {
    Set<String> names = new HashSet<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        all.forEach(each -> names.add(String.valueOf(each.get(1))));
      }
    } catch (CertificateParsingException e) {
      return Set.of();
    }
    return names;
  }

  /**
   * What the server is to show now; made anew when its time is nearly over or it has other names.
   *
   * @throws IOException when it can't be written
   */
  public synchronized HttpsIdentity identity() throws IOException {
    Set<String> now = normal(source.get());
    if (!now.equals(names) || !isGoodServer(server) || !lasts(authority, Duration.ZERO)) {
      names = now;
      authority = authority();
      server = server();
    }
    return server;
  }

  /** The authority's certificate as PEM. */
  public synchronized byte[] certificate() {
    return authority.chainPem();
  }

  /** What a person should do something about, a line each. */
  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }
}
