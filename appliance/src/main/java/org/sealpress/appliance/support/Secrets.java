package org.sealpress.appliance.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.config.WebhookConfig;

/**
 * All secrets that a configuration leads to, so that they can be taken out of a text, wherever they
 * got into it. Nothing should write them there; this is for the day on which something does.
 */
public final class Secrets {
  /** What is shorter stands everywhere. */
  private static final int SHORTEST = 4;

  private static final int LONG = 8;
  private static final int VERY_LONG = 20;

  private static final int LARGEST = 1 << 20;
  private static final String HIDDEN = "***";
  private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@\\s]+@");
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?(-----END \\1-----|\\z)", Pattern.DOTALL);
  private static final Pattern BEARER =
      Pattern.compile("(?i)(?<=\\b(bearer|basic) )[A-Za-z0-9+/._~=-]{8,}");

  private static final Pattern SETTING =
      Pattern.compile(
          "[A-Za-z0-9_]*(?:pass|secret|token|key|auth|credential|cookie|sas|bearer)[A-Za-z0-9_]*\\s*=\\s*(.+)");

  private final List<String> known;

  private Secrets(Collection<String> known) {
    Set<String> all =
        new TreeSet<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    known.stream().map(String::strip).filter(each -> each.length() >= SHORTEST).forEach(all::add);
    this.known = List.copyOf(all);
  }

  /** Those of a box: what is in its secret files now, and the addresses that are secrets. */
  public static Secrets of(Config config) {
    Set<String> found = new LinkedHashSet<>();
    config.alarms().heartbeatUrl().ifPresent(url -> address(url, found));
    for (WebhookConfig webhook : config.webhooks()) {
      address(webhook.url(), found);
      webhook.token().ifPresent(file -> login(file, found));
    }
    config.timestamps().url().map(URI::getRawQuery).ifPresent(found::add);
    config.timestamps().login().ifPresent(file -> login(file, found));
    config.mail().login().ifPresent(file -> login(file, found));
    for (TargetConfig target : config.targets()) {
      if (target instanceof TargetConfig.Rclone remote) {
        remote.config().ifPresent(file -> settings(file, found));
      } else if (target instanceof TargetConfig.Git git) {
        git.key().ifPresent(file -> found.addAll(lines(file)));
      }
    }
    found.addAll(lines(config.data().resolve("web").resolve("local.token")));
    return new Secrets(found);
  }

  /** Without them. */
  public String hide(String text) {
    String hidden = text;
    for (String secret : known) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    hidden = KEY.matcher(hidden).replaceAll("-----BEGIN $1----- " + HIDDEN);
    hidden = LOGIN.matcher(hidden).replaceAll(HIDDEN + "@");
    return BEARER.matcher(hidden).replaceAll(HIDDEN);
  }

  /** All of it but the host, whole and in its parts; what has no digit and is short is a word. */
  private static void address(URI url, Set<String> found) {
    found.add(url.toString());
    String beyond =
        Optional.ofNullable(url.getRawPath()).orElse("")
            + "/"
            + Optional.ofNullable(url.getRawQuery()).orElse("");
    for (String part : beyond.split("[/&=]", -1)) {
      if (part.length() >= LONG
          && (part.length() >= VERY_LONG || part.chars().anyMatch(Character::isDigit))) {
        found.add(part);
      }
    }
  }

  /** {@code USER:PASSWORD} or a token. */
  private static void login(Path file, Set<String> found) {
    for (String line : lines(file)) {
      found.add(line);
      found.add(line.substring(line.indexOf(':') + 1));
    }
  }

  /** The values of {@code KEY = VALUE}, but for short words such as {@code true}. */
  private static void settings(Path file, Set<String> found) {
    for (String line : lines(file)) {
      Matcher setting = SETTING.matcher(line);
      if (setting.matches()) {
        found.add(setting.group(1));
      }
    }
  }

  private static List<String> lines(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("-----"))
          .toList();
    } catch (IOException e) {
      return List.of(); // what can't be read can't be told either
    }
  }
}
