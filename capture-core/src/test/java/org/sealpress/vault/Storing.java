package org.sealpress.vault;

import java.nio.file.Path;
import org.sealpress.ledger.TestClock;
import org.sealpress.seal.Sealer;

/** Stores documents until it is killed, and says what is safe; run by {@link VaultIT}. */
final class Storing {
  private Storing() {}

  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    Sealer sealer = TestBox.sealer(Path.of(args[1]));
    try (TestBox box = new TestBox(dir, new TestClock("2026-11-24T09:20:00Z"))) {
      while (true) {
        DocumentMeta meta = TestBox.meta();
        System.out.println("begin " + meta.document());
        box.vault()
            .store(
                meta,
                sealer,
                TestBox.source(TestBox.pdf(50_000), () -> System.out.println("named")));
        System.out.println("safe " + meta.document());
      }
    }
  }
}
