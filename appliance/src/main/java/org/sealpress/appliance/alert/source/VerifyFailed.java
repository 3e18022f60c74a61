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

/** Copies that were read again and are not what they should be. Drives have their own source. */
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
   */
  public record Result(
      String target, boolean own, Optional<Instant> at, long objects, long damaged, long missing) {}

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
      if (result.damaged() + result.missing() > 0) {
        sights.add(new Sight.Wrong(alarm(result)));
      }
    }
    return sights;
  }

  private static Alarm alarm(Result result) {
    List<String> found = new ArrayList<>();
    if (result.damaged() > 0) {
      found.add(Spelled.are(result.damaged(), "copy").replace("copys", "copies") + " damaged");
    }
    if (result.missing() > 0) {
      found.add(Spelled.are(result.missing(), "copy").replace("copys", "copies") + " missing");
    }
    return new Alarm(
        AlarmKind.VERIFY_FAILED,
        result.target(),
        Urgency.URGENT,
        "copies on " + result.target() + " are damaged or missing",
        "of %s that were read again on %s, %s"
            .formatted(
                Today.counted(result.objects(), "copy").replace("copys", "copies"),
                result.target(),
                String.join(" and ", found)),
        result.at(),
        "Until they are made again, these documents can't be restored from %s; other copies are not touched"
            .formatted(result.target()),
        result.own()
            ? "Look for why: a disk of the box that is failing, or somebody who changes files there"
            : "Run `sealpress verify --target "
                + result.target()
                + " --config sealpress.yaml` to see which they are, and look"
                + " for why: a failing disk, or somebody who changes files there");
  }
}
