package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sealpress.appliance.config.Shown;
import org.sealpress.ledger.Against;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.restore.LedgerSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress ledger verify}. */
@Command(
    name = "verify",
    sortOptions = false,
    description = {
      "Check every line of a ledger, and every checkpoint that was signed of it.",
      "",
      "Needs no private key and no box. Names what is wrong and where: entries edited, removed or in"
          + " another order, a missing end, an older state put back, a history that was written anew"
          + " or signed twice, another key, a clock that was forged."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is whole, and signed up to its last checkpoint.",
      "2:The configuration has no such target.",
      "5:The public key can't be read.",
      "6:The folder, drive or remote can't be used.",
      "7:It is not as it was written, or nothing of it is signed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress ledger verify --from /media/usb --vkey ledger.vkey",
      "  sealpress ledger verify --from /media/usb --with /media/other",
      "  sealpress ledger verify --from offsite --config sealpress.yaml --json"
    })
final class LedgerVerifyVerb implements Callable<Integer> {
  @Mixin private LedgerPlace place;

  @Option(
      names = "--with",
      paramLabel = "FOLDER|TARGET",
      description =
          "Another copy, whose checkpoints must fit this ledger too; may be repeated. Two histories"
              + " that were signed on two drives are found only so.")
  private List<String> with = List.of();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  LedgerVerifyVerb() {}

  @Override
  public Integer call() throws Exception {
    List<LedgerSource> others = new ArrayList<>();
    try (LedgerSource source = place.open()) {
      for (String each : with) {
        others.add(place.open(each));
      }
      source.problems().forEach(this::complain);
      others.forEach(each -> each.problems().forEach(this::complain));
      List<VerifierKey> keys = place.keys(source);
      List<CheckpointStore> signed = new ArrayList<>(List.of(source.checkpoints()));
      others.forEach(each -> signed.add(each.checkpoints()));
      Verdict verdict =
          source.ledger().verify(Against.checkpoints(signed, keys, Clock.systemUTC().instant()));
      if (json) {
        spec.commandLine().getOut().println(json(verdict, keys, source).encodePrettily());
      } else {
        tell(verdict, keys, source);
      }
      boolean good =
          verdict instanceof Verdict.Intact intact
              && intact.signed() > 0
              && source.problems().isEmpty();
      return (good ? ExitCode.DONE : ExitCode.DAMAGED).code();
    } finally {
      others.forEach(LedgerSource::close);
    }
  }

  private JsonObject json(Verdict verdict, List<VerifierKey> keys, LedgerSource source) {
    JsonObject result =
        new JsonObject()
            .put("ledger", place.name())
            .put("verdict", name(verdict))
            .put("keys", keys.stream().map(VerifierKey::toString).toList())
            .put("keysFrom", place.keyGiven() ? "given" : "the place itself");
    if (verdict instanceof Verdict.Intact intact) {
      return result
          .put("entries", intact.entries())
          .put("signed", intact.signed())
          .put("doubtfulTimes", intact.doubtfulTimes())
          .put("lastHash", intact.head().hash());
    }
    Verdict.Broken broken = (Verdict.Broken) verdict;
    return result
        .put("entry", broken.place().seq())
        .put("file", source.named(broken.place().file().toString()))
        .put("line", broken.place().line())
        .put("message", source.named(broken.message()));
  }

  /** For example {@code rolled-back}. */
  private static String name(Verdict verdict) {
    return verdict
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private void tell(Verdict verdict, List<VerifierKey> keys, LedgerSource source) {
    if (verdict instanceof Verdict.Broken broken) {
      complain(name(broken).replace('-', ' ') + ": " + source.named(broken.message()));
      return;
    }
    Verdict.Intact intact = (Verdict.Intact) verdict;
    print(place.name() + ": " + intact.entries() + " entries, each follows the one before.");
    if (intact.doubtfulTimes() > 0) {
      print(intact.doubtfulTimes() + " of their times are in doubt, as the box says itself.");
    }
    if (intact.signed() == 0) {
      complain(
          "nothing is signed: there is no checkpoint in "
              + place.name()
              + "; that no entry is missing at the end can't be told");
      return;
    }
    print(
        "The first "
            + intact.signed()
            + " are signed by "
            + keys.stream()
                .map(key -> key.name() + "+" + key.id())
                .collect(Collectors.joining(", "))
            + ".");
    if (!place.keyGiven()) {
      print("The key is the one that lies there: a forger would have exchanged it too (--vkey).");
    }
  }

  private void print(String line) {
    spec.commandLine().getOut().println(Shown.plain(line));
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }
}
