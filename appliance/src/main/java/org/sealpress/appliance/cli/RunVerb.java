package org.sealpress.appliance.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
    footerHeading = "%nExample:%n",
    footer = "  sealpress run --config /etc/sealpress/sealpress.yaml")
final class RunVerb implements Callable<Integer> {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Default: /etc/sealpress/sealpress.yaml.")
  private Path config = DaemonAddress.CONFIG;

  @Override
  public Integer call() throws Exception {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Daemon daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close, "shutdown"));
    new CountDownLatch(1).await();
    return ExitCode.DONE.code();
  }
}
