package org.sealpress.appliance.torture;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code deploy/torture.sh}. */
public final class TortureMain {
  private TortureMain() {}

  /** Takes the options of the script after the launcher and a folder. */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.read(List.of(args).subList(2, args.length));
    } catch (IllegalArgumentException e) {
      out.println("torture: " + e.getMessage() + "; see --help");
      System.exit(2);
      return;
    }
    out.println("seed " + options.seed());
    boolean well;
    try (Campaign campaign =
        new Campaign(Path.of(args[1]), Path.of(args[0]), options.seed(), "", out)) {
      well =
          options.soak() > 0
              ? new Soak(campaign, out).run(options.soak())
              : rounds(options, campaign, out);
    }
    System.exit(well ? 0 : 1);
  }

  private static boolean rounds(Options options, Campaign campaign, PrintStream out)
      throws Exception {
    List<Score> scores = new ArrayList<>();
    for (Kind kind : options.kinds()) {
      Optional<String> missing = kind.missing();
      if (missing.isPresent()) {
        out.println(kind.word() + " is skipped: " + missing.get());
      } else {
        scores.add(campaign.run(kind, options.rounds()));
      }
    }
    out.println();
    out.println("ready: seconds from a restart to the first press; settled: to the last copy");
    out.println(Score.heading());
    scores.forEach(score -> out.println(score.line()));
    return scores.stream().allMatch(score -> score.failed() == 0);
  }
}
