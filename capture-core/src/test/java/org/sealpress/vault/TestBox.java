package org.sealpress.vault;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.RandomId;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Sealer;
import org.sealpress.seal.TestKeys;

/** A box's ledger and vault in a directory, opened and closed as its daemon would. */
final class TestBox implements Closeable {
  static final Instant CAPTURED = Instant.parse("2026-11-24T09:15:00Z");

  private final Path dir;
  private final Ledger ledger;
  private final Vault vault;

  TestBox(Path dir, TestClock clock) throws IOException {
    this.dir = dir;
    ledger = Ledger.open(dir.resolve("ledger"), "box", clock, TestEvents.random());
    try {
      vault = Vault.open(dir.resolve("vault"), ledger);
    } catch (IOException | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  Vault vault() {
    return vault;
  }

  Ledger ledger() {
    return ledger;
  }

  static Sealer sealer(Path keys) throws IOException {
    return TestKeys.sealer(keys, TestKeys.key(KeyKind.EC_P256), TestKeys.key(KeyKind.EC_P384));
  }

  static DocumentMeta meta(String document, int version) {
    return new DocumentMeta(document, version, "legal", 3, "acapture", CAPTURED);
  }

  static DocumentMeta meta() {
    return meta(RandomId.next(TestEvents.random()), 1);
  }

  static byte[] pdf(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static PlainSource source(byte[] pdf) {
    return source(pdf, () -> {});
  }

  /** Something that happens at a certain moment. */
  interface Moment {
    void now() throws IOException;
  }

  /**
   * A document whose stream is closed by the vault after the object has its name and before the
   * ledger knows: the moment for a crash.
   */
  static PlainSource source(byte[] pdf, Moment named) {
    return new PlainSource() {
      @Override
      public long length() {
        return pdf.length;
      }

      @Override
      public InputStream open() {
        return new FilterInputStream(new ByteArrayInputStream(pdf)) {
          @Override
          public void close() throws IOException {
            named.now();
          }
        };
      }
    };
  }

  /** All events of the ledger but the first, of a kind. */
  <T extends Event> List<T> events(Class<T> kind) throws IOException {
    List<T> events = new ArrayList<>();
    try (EntryReader reader = LedgerReader.at(dir.resolve("ledger")).entries(1)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        Entry entry = next.get();
        if (kind.isInstance(entry.event())) {
          events.add(kind.cast(entry.event()));
        }
      }
    }
    return events;
  }

  /** Names of all files below a part of the vault. */
  List<String> files(String part) throws IOException {
    Path vaultDir = dir.resolve("vault");
    Path root = vaultDir.resolve(part);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> vaultDir.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    vault.close();
    ledger.close();
  }
}
