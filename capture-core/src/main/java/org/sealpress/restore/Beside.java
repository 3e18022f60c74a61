package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.seal.Recipient;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;

/**
 * What lies beside the objects of a target, for people: whether it is what this program writes, and
 * whether the ledger knows the certificates. The ledger proves documents and not these, so what is
 * strange is a reason to look, and no damage.
 */
final class Beside {
  private static final int LARGEST = 1 << 20;

  private final Target target;
  private final Records records;

  /**
   * What lies on a target.
   *
   * @param records of a ledger that is as it was written
   */
  Beside(Target target, Records records) {
    this.target = target;
    this.records = records;
  }

  /**
   * What is not as it should be, one line each.
   *
   * @param writings what this program writes there, by name
   */
  List<String> strange(Map<String, byte[]> writings) throws TargetFault, IOException {
    List<String> strange = new ArrayList<>();
    for (Map.Entry<String, byte[]> each : writings.entrySet()) {
      Optional<byte[]> there = read(each.getKey());
      if (there.isPresent() && !Arrays.equals(there.get(), each.getValue())) {
        strange.add(
            each.getKey()
                + " is not the one that this version of the program writes: it is of another"
                + " version, or somebody has changed it; look into it before you do what it says");
      }
    }
    certificates("recipients", records.recipients(), "documents were ever sealed for", strange);
    certificates("box-certificates", records.sealKeys(), "the box ever signed with", strange);
    return strange;
  }

  private void certificates(String folder, Set<String> known, String what, List<String> strange)
      throws TargetFault, IOException {
    Path origin = Path.of(folder); // a name there can be one that no file here can have
    for (Stat stat : target.list(folder)) {
      Optional<byte[]> bytes = read(stat.name());
      if (bytes.isEmpty()) {
        continue;
      }
      List<Recipient> certificates = Recipient.readable(bytes.get(), origin);
      if (certificates.isEmpty()) {
        strange.add(stat.name() + " holds no certificate that can be read; take another copy");
      }
      for (Recipient each : certificates) {
        if (!known.contains(each.fingerprint())) {
          strange.add(
              "%s is a certificate of %s (SHA-256 %s) that is none that %s, by the ledger here: don't use it"
                  .formatted(stat.name(), each.subject(), each.fingerprint(), what));
        }
      }
    }
  }

  private Optional<byte[]> read(String name) throws TargetFault, IOException {
    if (target.stat(name).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = target.open(name)) {
      return Optional.of(in.readNBytes(LARGEST));
    }
  }
}
