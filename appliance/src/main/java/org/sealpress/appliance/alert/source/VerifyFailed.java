package org.sealpress.appliance.alert.source;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/**
 * Copies that were read again and are not what they should be, until they are made again and the
 * same part was read once more. Drives have their own source.
 */
public final class VerifyFailed implements AlarmSource {

  /** Knows what came of reading copies again. */
  public interface Verifications {
    /** The last result for each target that has one. */
    List<Result> results() throws IOException;
  }

  /**
   * What came of it.
   *
   * @param own whether it is the box itself
   * @param at when, if that is known
   * @param objects how many copies were read
   * @param damaged how many of them are not what was stored
   * @param missing how many are not there
   * @param lost how many that were found damaged or missing, then or before, are not made again yet
   */
  public record Result(
      String target,
      boolean own,
      Optional<Instant> at,
      long objects,
      long damaged,
      long missing,
      long lost) {
    private boolean isWhole() {
      return damaged + missing + lost == 0;
    }
  }

  private final Verifications verifications;

  /** By these results. */
  public VerifyFailed(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.VERIFY_FAILED);
  }

  @Override
  public List<Sight> look(Today today) throws IOException {
    List<Sight> sights = new ArrayList<>();
    for (Result result : verifications.results()) {
      if (!result.isWhole()) {
        sights.add(new Sight.Wrong(alarm(result)));
      }
    }
    return sights;
  }

  private static Alarm alarm(Result result) {
    return new Alarm(
        AlarmKind.VERIFY_FAILED,
        result.target(),
        Urgency.URGENT,
        "copies on " + result.target() + " are damaged or missing",
        found(result),
        result.at(),
        result.lost() > 0
            ? "Until they are made again, these documents can't be restored from %s; other copies are not touched"
                .formatted(result.target())
            : "All of them were made again; whether it stays so is seen when they are read once more, within hours",
        result.own()
            ? "Look for why: a disk of the box that is failing, or somebody who changes files there"
            : "Run `sealpress verify --target "
                + result.target()
                + " --config sealpress.yaml` to see which they are, and look"
                + " for why: a failing disk, or somebody who changes files there");
  }

  private static String found(Result result) {
    List<String> found = new ArrayList<>();
    if (result.damaged() > 0) {
      found.add(are(result.damaged()) + " damaged");
    }
    if (result.missing() > 0) {
      found.add(are(result.missing()) + " missing");
    }
    if (found.isEmpty()) {
      boolean one = result.lost() == 1;
      return "%s on %s %s found damaged or missing before, and %s not made again yet"
          .formatted(
              copies(result.lost()), result.target(), one ? "was" : "were", one ? "is" : "are");
    }
    return "of %s that %s read again on %s, %s"
        .formatted(
            copies(result.objects()),
            result.objects() == 1 ? "was" : "were",
            result.target(),
            String.join(" and ", found));
  }

  private static String copies(long number) {
    return Today.counted(number, "copy").replace("copys", "copies");
  }

  private static String are(long copies) {
    return Spelled.are(copies, "copy").replace("copys", "copies");
  }
}
