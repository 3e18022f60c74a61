package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress ledger}. */
@Command(
    name = "ledger",
    sortOptions = false,
    description = {
      "Verify the record of all that happened, prove that a document is in it, export evidence.",
      "",
      "Each line of the ledger has the hash of the line before. Whenever it is copied, the box signs"
          + " a checkpoint: how many entries there are, and one hash over all of them (RFC 6962). Its"
          + " public key, checkpoints/ledger-ID.vkey on every target, should be kept elsewhere too:"
          + " who has it can tell a forged ledger, from any copy, without the box."
    },
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress ledger verify --from /media/usb --vkey ledger.vkey",
      "  sealpress ledger prove k7q2m4 --from /media/usb",
      "  sealpress ledger evidence k7q2m4 --from /media/usb -o lease-evidence"
    },
    subcommands = {
      LedgerVerifyVerb.class,
      LedgerProveVerb.class,
      LedgerCheckVerb.class,
      LedgerEvidenceVerb.class
    })
final class LedgerVerb implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  LedgerVerb() {}

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
