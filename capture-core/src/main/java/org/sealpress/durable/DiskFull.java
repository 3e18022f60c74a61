package org.sealpress.durable;

import java.io.IOException;
import java.nio.file.Path;

/**
 * There was no room for a file. Nothing half-written was left; the same call works once there is.
 */
public final class DiskFull extends IOException {
  private static final long serialVersionUID = 1L;

  DiskFull(Path file, String space, Throwable cause) {
    super(
        "cannot write "
            + file
            + ": the disk is full ("
            + space
            + "); free some space there and try again, nothing half-written was left",
        cause);
  }
}
