package org.sealpress.appliance.alert.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.appliance.config.MailConfig;

/** A message as a mail in plain text, that says that no person wrote it (RFC 3834). */
final class Mail {
  private final Session session;

  Mail(Session session) {
    this.session = session;
  }

  MimeMessage of(Message message, MailConfig config) throws MessagingException {
    String from = config.from().orElseThrow();
    MimeMessage mail = new Named(session, from.substring(from.indexOf('@')));
    mail.setFrom(new InternetAddress(from, true));
    for (String to : config.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to, true));
    }
    String utf8 = StandardCharsets.UTF_8.name();
    mail.setSubject("[" + message.box() + "] " + message.title(), utf8);
    mail.setSentDate(Date.from(message.at()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (message.urgency() == Urgency.URGENT) {
      mail.setHeader("Importance", "high");
    }
    mail.setText(message.text(), utf8);
    mail.saveChanges();
    return mail;
  }

  /** A mail whose id does not tell the name of the machine. */
  private static final class Named extends MimeMessage {
    private final String domain;

    /**
     * One.
     *
     * @param domain with the @ before it
     */
    Named(Session session, String domain) {
      super(session);
      this.domain = domain;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + UUID.randomUUID() + domain + ">");
    }
  }
}
