package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What must be free on the box's disk before a sheet is fed. It is for what is on its way already,
 * and for the ledger: a disk that is full to the last block keeps neither.
 */
final class DiskRoom {
  private static final long MEGABYTE = 1_000_000;
  private static final long MOST = 512 * MEGABYTE;

  /** Of a small disk that part. */
  private static final int PART = 20;

  private DiskRoom() {}

  /**
   * Looks at the disk that a folder is on.
   *
   * @throws IOException when there is too little room
   */
  static void require(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    require(disk.getUsableSpace(), disk.getTotalSpace());
  }

  static void require(long free, long size) throws IOException {
    long needed = Math.min(MOST, size / PART);
    if (free < needed) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "this box's disk is almost full: %,d MB are free, expected at least %,d MB;"
                  + " whoever looks after it must make room",
              free / MEGABYTE,
              needed / MEGABYTE));
    }
  }
}
