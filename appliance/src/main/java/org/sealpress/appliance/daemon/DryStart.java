package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.config.HttpConfig;
import org.sealpress.appliance.config.Problem;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.config.TimestampsConfig;
import org.sealpress.ocr.OcrFault;
import org.sealpress.ocr.tesseract.Languages;
import org.sealpress.seal.HttpsIdentity;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.TsaLogin;
import org.sealpress.seal.TsaTrust;

/**
 * Whether a daemon could start with a configuration: what it would read then is read, nothing is
 * opened, written or asked for. No reading of the text alone can tell this.
 */
final class DryStart {
  private static final String EXPECTED = "expected what the next start of the daemon can use";
  private static final String REMEDY = "correct it here, or put the file right first";

  private final Clock clock;

  DryStart(Clock clock) {
    this.clock = clock;
  }

  private interface Reading {
    void run() throws SealFault, IOException;
  }

  /** What the start would stumble over, by line; empty when there is nothing. */
  List<Problem> problems(ConfigFile file) {
    Config config = file.config();
    List<Problem> all = new ArrayList<>(recipients(file));
    for (DocumentClass each : config.classes()) {
      check(
          file,
          "classes." + each.name() + ".languages",
          () -> Languages.require(each.languages()),
          all);
    }
    HttpConfig http = config.http();
    if (http.certificate().isPresent() && http.key().isPresent()) {
      check(
          file,
          "http.certificate",
          () -> HttpsIdentity.read(http.certificate().get(), http.key().get(), clock),
          all);
    }
    timestamps(file, all);
    readable(file, "mail.login", config.mail().login(), all);
    config
        .webhooks()
        .forEach(each -> readable(file, "webhooks." + each.name() + ".token", each.token(), all));
    for (TargetConfig target : config.targets()) {
      String key = "targets." + target.name();
      if (target instanceof TargetConfig.Rclone remote) {
        readable(file, key + ".config", remote.config(), all);
      } else if (target instanceof TargetConfig.Git git) {
        readable(file, key + ".key", git.key(), all);
      }
    }
    return all.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  /** Each by itself, so that each has its line; then what is wrong with them together. */
  private List<Problem> recipients(ConfigFile file) {
    List<Path> paths = file.config().recipients();
    List<Problem> all = new ArrayList<>();
    IntStream.range(0, paths.size())
        .forEach(
            i ->
                check(
                    file,
                    "recipients[" + (i + 1) + "]",
                    () -> Recipients.inUse(paths.subList(i, i + 1), clock),
                    all));
    if (all.isEmpty()) {
      check(file, "recipients", () -> Recipients.inUse(paths, clock), all);
    }
    return all;
  }

  private static void timestamps(ConfigFile file, List<Problem> all) {
    TimestampsConfig config = file.config().timestamps();
    if (config.url().isEmpty()) {
      return;
    }
    check(file, "timestamps.certificates", () -> TsaTrust.read(config.certificates()), all);
    if (config.login().isPresent()) {
      check(file, "timestamps.login", () -> TsaLogin.read(config.login().get()), all);
    }
  }

  private static void readable(
      ConfigFile file, String key, Optional<Path> secret, List<Problem> all) {
    if (secret.isPresent() && !Files.isReadable(secret.get())) {
      String what =
          Files.exists(secret.get())
              ? "the daemon may not read " + secret.get()
              : "there is no file " + secret.get();
      all.add(file.problem(key, what, EXPECTED, REMEDY));
    }
  }

  private static void check(ConfigFile file, String key, Reading reading, List<Problem> all) {
    try {
      reading.run();
    } catch (SealFault | IOException | OcrFault e) {
      all.add(file.problem(key, String.valueOf(e.getMessage()), EXPECTED, REMEDY));
    }
  }
}
