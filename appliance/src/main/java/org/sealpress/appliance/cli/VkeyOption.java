package org.sealpress.appliance.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.ledger.checkpoint.VerifierKey;
import picocli.CommandLine.Option;

/** Whose signatures of a ledger count. */
final class VkeyOption {
  @Option(
      names = "--vkey",
      paramLabel = "KEY|FILE",
      description =
          "The ledger's public key, or a file with it, from elsewhere than the place itself; may be"
              + " repeated. Default: the one that lies there, which shows damage but no forger.")
  private List<String> vkeys = List.of();

  /** For picocli. */
  VkeyOption() {}

  /** Whether one was given. */
  boolean given() {
    return !vkeys.isEmpty();
  }

  /** Those that were given. */
  List<VerifierKey> keys() throws CliFailure, IOException {
    List<VerifierKey> keys = new ArrayList<>();
    for (String each : vkeys) {
      keys.add(LedgerPlace.key(each));
    }
    return keys;
  }
}
