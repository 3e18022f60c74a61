package org.sealpress.scan.virtual;

/** SANE's status codes with their numbers on the wire (SANE standard 1.04, 4.2.7). */
enum SaneCode {
  GOOD(0),
  UNSUPPORTED(1),
  CANCELLED(2),
  DEVICE_BUSY(3),
  INVAL(4),
  EOF(5),
  JAMMED(6),
  NO_DOCS(7),
  COVER_OPEN(8),
  IO_ERROR(9),
  NO_MEM(10),
  ACCESS_DENIED(11),
  /** Not in the standard, but some backends have it. */
  WARMING_UP(12);

  private final int number;

  SaneCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
