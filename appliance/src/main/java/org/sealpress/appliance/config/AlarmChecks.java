package org.sealpress.appliance.config;

import java.net.URI;
import java.util.Set;

/** What no single key shows about alarms: secrets that everybody could read on their way. */
final class AlarmChecks {
  private static final String EXPECTED_HTTPS = "expected an address with https";

  private final Config config;
  private final Lines lines;
  private final Problems problems;
  private final Set<Integer> refused;

  private AlarmChecks(Config config, Lines lines, Problems problems) {
    this.config = config;
    this.lines = lines;
    this.problems = problems;
    this.refused = problems.lines();
  }

  static void run(Config config, Lines lines, Problems problems) {
    AlarmChecks checks = new AlarmChecks(config, lines, problems);
    checks.mail();
    config.alarms().heartbeatUrl().ifPresent(url -> checks.notInPlain("alarms.heartbeat-url", url));
    config
        .webhooks()
        .forEach(each -> checks.notInPlain("webhooks." + each.name() + ".url", each.url()));
  }

  private void mail() {
    MailConfig mail = config.mail();
    if (mail.server().isEmpty()) {
      boolean more =
          mail.from().isPresent()
              || !mail.to().isEmpty()
              || mail.login().isPresent()
              || !mail.certificates().isEmpty();
      if (more && lines.allOf("mail").noneMatch(refused::contains)) {
        problems.add(
            lines.of("mail"),
            "`mail` has no `server`",
            "expected the mail server",
            "add it, or remove the other keys");
      }
      return;
    }
    if (mail.security() == MailConfig.Security.NONE
        && !Places.isLoopback(mail.server().get())
        && !refused.contains(lines.of("mail.server"))) {
      problems.add(
          lines.of("mail.security"),
          "`mail.security` is `none` and `mail.server` is " + Shown.quoted(mail.server().get()),
          "expected encryption: everybody on the way could read what is sent",
          "use `starttls` or `tls`, or a mail server on this machine");
    }
  }

  private void notInPlain(String key, URI url) {
    if ("http".equals(url.getScheme())
        && !Places.isLoopback(url)
        && !refused.contains(lines.of(key))) {
      problems.add(
          lines.of(key),
          "`" + key + "` would send to " + url.getHost() + " for everybody on the way to read",
          EXPECTED_HTTPS,
          "change it to https://" + url.getHost());
    }
  }
}
