package org.sealpress.appliance.alert.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.sealpress.appliance.alert.Channel;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.config.MailConfig;
import org.sealpress.appliance.config.MailConfig.Security;

/**
 * Mails. What is not for a server of this machine goes over TLS or not at all, and the server must
 * prove its name. Each answer of the server is waited for with a limit.
 */
public final class MailChannel implements Channel {
  private static final Duration LIMIT = Duration.ofSeconds(30);

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
    Session session = Session.getInstance(properties());
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
    } catch (MessagingException e) {
      throw new MailFaults(config, limit).of(e);
    }
  }

  private String server() {
    return config.server().orElseThrow();
  }

  private Properties properties() throws ChannelFault {
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
    if (!config.certificates().isEmpty()) {
      all.put("mail.smtp.ssl.socketFactory", Trust.in(config.certificates()));
    }
    return all;
  }
}
