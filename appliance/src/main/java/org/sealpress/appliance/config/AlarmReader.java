package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** The keys about alarms: {@code alarms}, {@code mail}, {@code webhooks}. */
final class AlarmReader {
  private static final int HIGHEST_PORT = 65_535;
  private static final String NEVER = "never";
  private static final String SHORTEST = "1 s";

  private final Path folder;

  /** For a file in this folder, which must be absolute. */
  AlarmReader(Path folder) {
    this.folder = folder;
  }

  AlarmsConfig alarms(Section keys) {
    AlarmsConfig or = AlarmsConfig.DEFAULT;
    return new AlarmsConfig(
        keys.optional("late", Durations.between(SHORTEST, "90 d", "24 h"), or.late()),
        keys.optional(
            "scanner", orNever(Durations.between(SHORTEST, "90 d", "15 min")), or.scanner()),
        keys.optional("repeat", Durations.between("1 min", "90 d", "1 d"), or.repeat()),
        keys.optional(
            "repeat-others", Durations.between("1 min", "90 d", "7 d"), or.repeatOthers()),
        keys.optional("calm", Durations.between("0 s", "7 d", "1 h"), or.calm()),
        keys.optional("digest", orNever(weekly()), or.digest()),
        keys.optional("heartbeat-url", Places.web("https://hc-ping.example.org/box")),
        keys.optional(
            "heartbeat-every", Durations.between(SHORTEST, "1 d", "5 min"), or.heartbeatEvery()));
  }

  MailConfig mail(Section keys) {
    Optional<String> server = keys.optional("server", Places.host("mail.example.org"));
    MailConfig.Security security =
        keys.optional(
            "security", Scalars.choice(MailConfig.Security.class), MailConfig.Security.STARTTLS);
    Scalar<String> address = address();
    Type<List<String>> several = address.list();
    return new MailConfig(
        server,
        keys.optional("port", Scalars.integer(1, HIGHEST_PORT, "587"), security.port()),
        security,
        server.isPresent()
            ? Optional.of(keys.required("from", address))
            : keys.optional("from", address),
        server.isPresent() ? keys.required("to", several) : keys.optional("to", several, List.of()),
        keys.optional("login", Places.path(folder, "mail.login")),
        keys.optional("certificates", Places.path(folder, "mail-ca.pem").list(), List.of()));
  }

  WebhookConfig webhook(String name, Section keys) {
    return new WebhookConfig(
        name,
        keys.required("kind", Scalars.choice(WebhookConfig.Kind.class)),
        keys.required("url", Places.web("https://ntfy.example.org/box")),
        keys.optional("token", Places.path(folder, "webhook.token")));
  }

  private static Scalar<String> address() {
    return Scalars.matching(
        "[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?",
        "a mail address without a name, NAME@HOST", "office@example.org");
  }

  private static Scalar<AlarmsConfig.Weekly> weekly() {
    return new Scalar<>(
        "a weekday and a time, such as `monday 08:00`",
        "monday 08:00",
        text -> {
          String[] words = text.strip().split("\\s+", -1);
          try {
            if (words.length == 2 && words[1].matches("[0-9]{2}:[0-9]{2}")) {
              return new AlarmsConfig.Weekly(
                  DayOfWeek.valueOf(words[0].toUpperCase(Locale.ROOT)), LocalTime.parse(words[1]));
            }
          } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new NotAllowed();
          }
          throw new NotAllowed();
        });
  }

  /** A value, or {@code never}. */
  private static <T> Scalar<Optional<T>> orNever(Scalar<T> value) {
    return new Scalar<>(
        value.expected() + ", or `" + NEVER + "`",
        value.example(),
        text ->
            text.equalsIgnoreCase(NEVER)
                ? Optional.empty()
                : Optional.of(value.parser().parse(text)));
  }
}
