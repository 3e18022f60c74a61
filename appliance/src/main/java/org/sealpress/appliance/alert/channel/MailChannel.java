package org.sealpress.appliance.alert.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.sealpress.appliance.alert.Channel;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.config.MailConfig;
import org.sealpress.appliance.config.MailConfig.Security;

/**
 * Mails. What is not for a server of this machine goes over TLS or not at all, and the server must
 * prove its name. Each answer of the server is waited for with a limit, and all of them together
 * with another one.
 */
public final class MailChannel implements Channel {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** So many answers that take as long as they may are a session that takes too long. */
  private static final int SLOW_ANSWERS = 4;

  private final MailConfig config;
  private final Duration limit;

  /**
   * A channel.
   *
   * @param config with a server
   */
  public MailChannel(MailConfig config) {
    this(config, LIMIT);
  }

  MailChannel(MailConfig config, Duration limit) {
    this.config = config;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void send(Message message) throws ChannelFault {
    Duration whole = limit.multipliedBy(SLOW_ANSWERS);
    try (SessionLimit end = new SessionLimit(whole)) {
      try {
        send(message, Session.getInstance(properties(end)));
      } catch (MessagingException e) {
        MailFaults faults = new MailFaults(config, limit);
        throw end.isOver() ? faults.tooSlow(whole, e) : faults.of(e);
      }
    }
  }

  private void send(Message message, Session session) throws ChannelFault, MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage mail = new Mail(session).of(message, config);
      if (config.login().isPresent()) {
        String login = SecretFile.read(config.login().get(), "USER:PASSWORD");
        int colon = login.indexOf(':');
        if (colon < 1) {
          throw new ChannelFault(config.login().get() + " holds no login: expected USER:PASSWORD");
        }
        transport.connect(
            server(), config.port(), login.substring(0, colon), login.substring(colon + 1));
      } else {
        transport.connect(server(), config.port(), null, null);
      }
      transport.sendMessage(mail, mail.getAllRecipients());
    }
  }

  private String server() {
    return config.server().orElseThrow();
  }

  private Properties properties(SessionLimit end) throws ChannelFault {
    Properties all = new Properties();
    String millis = String.valueOf(limit.toMillis());
    all.put("mail.smtp.connectiontimeout", millis);
    all.put("mail.smtp.timeout", millis);
    all.put("mail.smtp.writetimeout", millis);
    all.put("mail.smtp.quitwait", "false");
    all.put("mail.smtp.auth", String.valueOf(config.login().isPresent()));
    all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    all.put("mail.smtp.ssl.enable", String.valueOf(config.security() == Security.TLS));
    boolean turns = config.security() == Security.STARTTLS;
    all.put("mail.smtp.starttls.enable", String.valueOf(turns));
    all.put("mail.smtp.starttls.required", String.valueOf(turns));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
    SSLSocketFactory tls =
        config.certificates().isEmpty()
            ? (SSLSocketFactory) SSLSocketFactory.getDefault()
            : Trust.in(config.certificates());
    all.put("mail.smtp.ssl.socketFactory", end.tls(tls));
    all.put("mail.smtp.socketFactory", end.plain());
    all.put("mail.smtp.socketFactory.fallback", "false");
    return all;
  }
}
