package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The disk is full for a while.
 *
 * @param left about so many bytes are free
 * @param millis how long
 * @param end 0: the daemon goes on by itself; 1: it is killed when there is room again; 2: it is
 *     ended in order
 */
record DiskFilled(int left, int millis, int end) implements Blow {
  private static final int CHUNK = 1 << 20;

  @Override
  public String name() {
    return "the disk has %d bytes left for %d ms, then the daemon %s"
        .formatted(left, millis, new String[] {"goes on", "is killed", "is ended"}[end]);
  }

  private static Path filler(TortureBox box) {
    return box.disk().root().resolve("filler");
  }

  @Override
  public void strike(TortureBox box) throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(filler(box).toFile(), "rw")) {
      fill(file);
      file.setLength(Math.max(0, file.length() - left));
    }
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  private static void fill(RandomAccessFile file) throws IOException {
    for (int size = CHUNK; size >= 4096; ) {
      try {
        file.write(new byte[size]);
        file.getFD().sync();
      } catch (IOException full) {
        size /= 4;
      }
    }
  }

  @Override
  public void lift(TortureBox box) throws IOException, InterruptedException {
    Files.deleteIfExists(filler(box));
    if (end == 1) {
      box.daemon().kill();
    }
  }

  @Override
  public void mend(TortureBox box) throws InterruptedException {
    if (end == 2) {
      box.daemon().terminate();
    }
  }
}
