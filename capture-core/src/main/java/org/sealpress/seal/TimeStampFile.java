package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.Sha256;

/**
 * A file's time-stamp in a file beside it, {@code NAME.tsr}: what {@code openssl ts -verify -data
 * NAME -in NAME.tsr -CAfile AUTHORITY.pem} checks.
 */
public final class TimeStampFile {
  /** What a file's name gets. */
  public static final String SUFFIX = ".tsr";

  private TimeStampFile() {}

  /** Where the time-stamp of a file is. */
  public static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }

  /**
   * Has a file stamped, unless it is already. To be asked again until it is; the file must not
   * change any more.
   *
   * @return whether it was stamped now
   * @throws SealFault when no time-stamp is to be had now; nothing was written
   */
  public static boolean stamp(Path file, TimeStamps authority) throws SealFault, IOException {
    Path stamped = of(file);
    if (Files.exists(stamped)) {
      return false;
    }
    TimeStamp stamp = authority.stamp(HexFormat.of().parseHex(Sha256.of(file)));
    DurableFiles.write(stamped, stamp.response());
    return true;
  }
}
