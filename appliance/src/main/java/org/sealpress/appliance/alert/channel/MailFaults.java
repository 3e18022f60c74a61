package org.sealpress.appliance.alert.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.config.MailConfig;

/** What a mail server says, or does not say, in plain words. */
final class MailFaults {
  private final MailConfig config;
  private final Duration limit;

  MailFaults(MailConfig config, Duration limit) {
    this.config = config;
    this.limit = limit;
  }

  /** The session was ended since it took longer than all of it may. */
  ChannelFault tooSlow(Duration whole, MessagingException fault) {
    return new ChannelFault(
        server()
            + " answers so slowly that one mail takes longer than "
            + Spelled.of(whole)
            + ": have a look at it, or use another one",
        fault);
  }

  private String server() {
    return "the mail server " + config.server().orElse("") + ":" + config.port();
  }

  ChannelFault of(MessagingException fault) {
    String server = server();
    if (fault instanceof AuthenticationFailedException) {
      return new ChannelFault(
          server
              + " does not accept the login: "
              + reply(fault)
              + config
                  .login()
                  .map(file -> "; see " + file)
                  .orElse("; name a file with one under `mail.login`"),
          fault);
    }
    if (caused(fault, SSLException.class).isPresent()) {
      return new ChannelFault(
          server
              + " can't be trusted: "
              + reply(caused(fault, SSLException.class).get())
              + "; if it is yours, name its certificate under `mail.certificates`",
          fault);
    }
    if (caused(fault, SocketTimeoutException.class).isPresent()) {
      return new ChannelFault(
          server + " does not answer within " + Spelled.of(limit) + ": is it the right port?",
          fault);
    }
    if (String.valueOf(fault.getMessage()).contains("STARTTLS")) {
      return new ChannelFault(
          server
              + " offers no encryption (STARTTLS), so nothing is sent to it; use its port for TLS,"
              + " or another server",
          fault);
    }
    if (fault instanceof SendFailedException) {
      return new ChannelFault(server + " does not take the mail: " + reply(fault), fault);
    }
    return new ChannelFault(server + " can't be used: " + reply(last(fault)), fault);
  }

  private static String reply(Throwable fault) {
    Throwable said =
        fault instanceof MessagingException mail && last(mail) != mail ? last(mail) : fault;
    String text = String.valueOf(said.getMessage());
    return text.isBlank() ? said.getClass().getSimpleName() : text.strip();
  }

  private static <T extends Throwable> Optional<T> caused(Throwable fault, Class<T> type) {
    Throwable at = fault;
    while (at != null) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  private static Throwable last(Throwable fault) {
    Throwable at = fault;
    for (Throwable next = at.getCause(); next != null && next != at; next = at.getCause()) {
      at = next;
    }
    return at;
  }
}
