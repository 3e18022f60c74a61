package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.seal.SealKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress keys rotate-seal}. */
@Command(
    name = "rotate-seal",
    sortOptions = false,
    description = {
      "On the box: make another key for signing documents.",
      "",
      "The box signs each PDF with a key of its own, and makes another one itself before the"
          + " certificate ends (after ten years). Do this when the box was in other hands or its"
          + " key is damaged.",
      "",
      "The key is used from the daemon's next start on, which the ledger tells; the former one is"
          + " destroyed then. Its certificate stays, here and on every target, so that what was"
          + " signed with it can still be verified."
    },
    footerHeading = "%nExample:%n",
    footer = "  sealpress keys rotate-seal --config /etc/sealpress/sealpress.yaml")
final class KeysRotateSealVerb implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysRotateSealVerb() {}

  @Override
  public Integer call() throws Exception {
    Config box = ConfigFile.read(config.file()).config();
    if (!Files.isDirectory(box.data())) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          "there is no data folder "
              + box.data()
              + ": do this on the box; before its first start there is no key to replace");
    }
    Path file =
        SealKeys.rotate(
            box.data().resolve(SealKeys.FOLDER), box.box(), Clock.systemUTC(), new SecureRandom());
    PrintWriter print = spec.commandLine().getOut();
    print.println(file + "  the new key, used from the daemon's next start on:");
    print.println("  systemctl restart sealpress");
    print.println(
        "Where the key is a systemd credential (" + SealKeys.CREDENTIAL + "), encrypt this file");
    print.println("with systemd-creds, put it where the unit has it from, and remove it here.");
    return ExitCode.DONE.code();
  }
}
