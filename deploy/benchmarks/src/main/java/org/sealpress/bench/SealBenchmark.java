package org.sealpress.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.seal.TestKeys;

/** A document of 10 MB is sealed for two recipients. */
public class SealBenchmark extends Step {
  private static final int BYTES = 10_000_000;

  private final byte[] document = new byte[BYTES];
  private Path folder;
  private Sealer sealer;

  /** Makes keys. */
  @Setup
  public void keys() throws IOException {
    new Random(1).nextBytes(document);
    folder = Files.createTempDirectory("seal-benchmark");
    sealer = TestKeys.sealer(folder, TestKeys.key(KeyKind.EC_P256), TestKeys.key(KeyKind.EC_P384));
  }

  /** The certificates are of no use to anybody. */
  @TearDown
  public void remove() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Written to nowhere. */
  @Benchmark
  public Object seal() throws IOException, SealFault {
    return sealer.seal(new ByteArrayInputStream(document), BYTES, OutputStream.nullOutputStream());
  }
}
