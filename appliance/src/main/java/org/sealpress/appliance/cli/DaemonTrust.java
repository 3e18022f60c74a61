package org.sealpress.appliance.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.sealpress.appliance.account.Tokens;
import org.sealpress.appliance.config.Config;
import org.sealpress.seal.HttpsAuthority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this box's command line and its daemon know each other: by a token that only who may read the
 * box's data can show, and by the box's own certificate authority or the certificate that it was
 * given. No other server is believed, whatever the system believes.
 */
final class DaemonTrust {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonTrust.class);

  private final String token;
  private final SSLContext context;

  DaemonTrust(String token, SSLContext context) {
    this.token = token;
    this.context = context;
  }

  /**
   * By a configuration.
   *
   * @throws CliFailure when the daemon has never run with it, or this user may not read its data
   */
  static DaemonTrust of(Config config) throws CliFailure {
    Path folder = config.data().resolve("web");
    Path known = config.http().certificate().orElse(folder.resolve(HttpsAuthority.CA));
    try {
      String token = Files.readString(folder.resolve(Tokens.LOCAL)).strip();
      return new DaemonTrust(token, context(known, folder.resolve(HttpsAuthority.CA)));
    } catch (NoSuchFileException e) {
      throw new CliFailure(
          ExitCode.UNREACHABLE,
          "no daemon answers at "
              + config.http().uri()
              + " (it has never run: there is no "
              + e.getFile()
              + "): start it with `sealpress run`, or name its configuration with --config",
          e);
    } catch (AccessDeniedException e) {
      throw new CliFailure(
          ExitCode.UNREACHABLE,
          "you may not read "
              + e.getFile()
              + ", without which the daemon does not know you: run this as the user that runs it,"
              + " or with sudo",
          e);
    } catch (IOException | GeneralSecurityException e) {
      throw new CliFailure(
          ExitCode.UNREACHABLE,
          known + " or " + Tokens.LOCAL + " in " + folder + " can't be used: " + e.getMessage(),
          e);
    }
  }

  /**
   * Believes one certificate or the authority: the daemon goes back to its own when the one that it
   * was given can't be used.
   */
  private static SSLContext context(Path known, Path authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    if (!Files.exists(authority)) {
      store.setCertificateEntry("box", first(known));
    } else {
      store.setCertificateEntry("own", first(authority));
      try {
        store.setCertificateEntry("box", first(known));
      } catch (IOException | GeneralSecurityException e) {
        LOG.debug("{} can't be read, nor could the daemon", known, e);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Certificate first(Path pem) throws GeneralSecurityException, IOException {
    List<Certificate> all =
        List.copyOf(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem))));
    if (all.isEmpty()) {
      throw new IOException(pem + " holds no certificate");
    }
    return all.get(0);
  }

  /** Makes a connection one of this box's. */
  void show(HttpsURLConnection connection) {
    connection.setSSLSocketFactory(context.getSocketFactory());
    // Nobody else has a certificate of this authority, so that its name adds nothing; and one that
    // was given may be for a name that this machine does not go by.
    connection.setHostnameVerifier((host, session) -> true);
    connection.setRequestProperty("Authorization", "Bearer " + token);
  }
}
