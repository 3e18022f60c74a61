package org.sealpress.seal;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** Seals and opens a large document in a JVM of its own; run by {@link SmallHeapIT}. */
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    long length = Long.parseLong(args[1]);
    Sealer sealer =
        new Sealer(
            Recipients.load(List.of(dir.resolve("c.pem")), TestKeys.CLOCK), new SecureRandom());
    Path sealed = dir.resolve("x.cms");
    long start = System.nanoTime();
    Sums made;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sealed))) {
      made = sealer.seal(new Document(length), length, out);
    }
    System.out.printf("sealed %.0f MB/s%n", speed(length, start));
    start = System.nanoTime();
    try (OpeningKey key =
        OpeningKey.read(dir.resolve("k.pem"), TestKeys.typed(TestKeys.PASSPHRASE))) {
      Sums read = new Opener(key).open(sealed, dir.resolve("x.pdf"));
      System.out.printf("opened %.0f MB/s%n", speed(length, start));
      if (!read.equals(made)) {
        throw new IllegalStateException(made + " is not " + read);
      }
    }
    System.out.println("heap " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
  }

  private static double speed(long bytes, long start) {
    return bytes * 1e3 / (System.nanoTime() - start);
  }

  /** So many bytes that do not repeat soon. */
  private static final class Document extends InputStream {
    private long left;
    private long state = 42;

    Document(long length) {
      left = length;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      left--;
      state = state * 6364136223846793005L + 1442695040888963407L;
      return (int) (state >>> 56);
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int n = (int) Math.min(length, left);
      for (int i = 0; i < n; i++) {
        into[from + i] = (byte) read();
      }
      return n == 0 ? -1 : n;
    }
  }
}
