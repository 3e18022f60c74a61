package org.sealpress.appliance.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sealpress run}. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Run the daemon: wait for the button, scan, seal, deliver.",
      "",
      "It runs until it gets SIGTERM or SIGINT; then it finishes the side and the document in hand."
          + " What is not finished by then goes on at the next start."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:The data folder is in use or not usable, the port is taken, or a language is missing.",
      "3:The configuration is missing or wrong.",
      "5:A certificate is missing, expired or not for encryption.",
      "143:It was told to end (SIGTERM) and did."
    },
    footerHeading = "%nExample:%n",
    footer = "  sealpress run --config /etc/sealpress/sealpress.yaml")
final class RunVerb implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunVerb.class);

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws Exception {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> LOG.error("internal error in {}", thread.getName(), failure));
    Daemon daemon = new Daemon(ConfigFile.read(config.file()), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close, "shutdown"));
    new CountDownLatch(1).await();
    return ExitCode.DONE.code();
  }
}
