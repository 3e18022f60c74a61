package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sealpress.fuzz.SeededRandom;

/** Keys that are the same in each run, and what is sealed for them. */
final class SeededKeys {
  private static final Map<KeyKind, RecoveryKey> KEYS = new EnumMap<>(KeyKind.class);

  private SeededKeys() {}

  static synchronized RecoveryKey of(KeyKind kind) {
    return KEYS.computeIfAbsent(kind, SeededKeys::make);
  }

  private static RecoveryKey make(KeyKind kind) {
    try {
      return RecoveryKey.make(
          kind,
          "Seeded " + kind,
          RecoveryKey.DEFAULT_VALIDITY,
          TestKeys.CLOCK,
          SeededRandom.of(kind.name().hashCode()));
    } catch (SealFault e) {
      throw new IllegalStateException(e);
    }
  }

  static Sealer sealer(Path dir, KeyKind... kinds) throws IOException, SealFault {
    List<Path> files = new ArrayList<>();
    for (KeyKind kind : kinds) {
      files.add(Files.write(dir.resolve(kind + ".pem"), of(kind).certificatePem()));
    }
    return new Sealer(Recipients.load(files, TestKeys.CLOCK), SeededRandom.of(kinds.length));
  }
}
