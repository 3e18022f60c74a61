package org.sealpress.appliance.alert.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.sealpress.appliance.alert.ChannelFault;

/** Whose servers are trusted, where that is said by files. */
final class Trust {
  private Trust() {}

  /**
   * Sockets that trust these certificates, and servers that they vouch for, and no others.
   *
   * @throws ChannelFault when one can't be read
   */
  static SSLSocketFactory in(List<Path> files) throws ChannelFault {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Path file : files) {
        add(file, trusted);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new ChannelFault("no TLS: " + e.getMessage(), e);
    }
  }

  private static void add(Path file, KeyStore trusted) throws ChannelFault {
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("trusted-" + trusted.size(), each);
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new ChannelFault(
          file + " holds no certificates that can be read (" + e.getMessage() + ")", e);
    }
  }
}
