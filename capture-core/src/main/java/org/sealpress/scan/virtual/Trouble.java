package org.sealpress.scan.virtual;

/**
 * Something that goes wrong on purpose. It strikes {@code times} times and is then forgotten.
 *
 * @param kind what goes wrong
 * @param step where it does
 * @param page on which page of a batch, from 1; 0 is the next one, whichever it is. Pages are
 *     counted from the first START after an open or a cancel.
 * @param afterBytes with {@link Step#DATA}: after so many bytes of the page; with {@link
 *     Kind#EXTRA}: how many bytes too many
 * @param times how often
 */
public record Trouble(Kind kind, Step step, int page, long afterBytes, int times) {

  /** What goes wrong. */
  public enum Kind {
    /** SANE_STATUS_UNSUPPORTED. */
    UNSUPPORTED(SaneCode.UNSUPPORTED),
    /** SANE_STATUS_CANCELLED. */
    CANCELLED(SaneCode.CANCELLED),
    /** SANE_STATUS_DEVICE_BUSY. */
    BUSY(SaneCode.DEVICE_BUSY),
    /** SANE_STATUS_INVAL. */
    INVAL(SaneCode.INVAL),
    /** SANE_STATUS_EOF. */
    EOF(SaneCode.EOF),
    /** SANE_STATUS_JAMMED. */
    JAMMED(SaneCode.JAMMED),
    /** SANE_STATUS_JAMMED, and the sensor {@code double-feed} is on until the next START. */
    DOUBLE_FEED(SaneCode.JAMMED),
    /** SANE_STATUS_NO_DOCS. */
    NO_DOCS(SaneCode.NO_DOCS),
    /** SANE_STATUS_COVER_OPEN, though the sensor {@code cover-open} stays as it is. */
    COVER_OPEN(SaneCode.COVER_OPEN),
    /** SANE_STATUS_IO_ERROR; at {@link Step#OPEN} it is what a scanner that sleeps says. */
    IO_ERROR(SaneCode.IO_ERROR),
    /** SANE_STATUS_NO_MEM. */
    NO_MEM(SaneCode.NO_MEM),
    /** SANE_STATUS_ACCESS_DENIED. */
    ACCESS_DENIED(SaneCode.ACCESS_DENIED),
    /** Status 12, SANE_STATUS_WARMING_UP, which the standard does not know. */
    WARMING_UP(SaneCode.WARMING_UP),
    /**
     * A password is asked for, at {@link Step#OPEN}, {@link Step#CONTROL} or {@link Step#START}.
     */
    AUTHORIZE(SaneCode.GOOD),
    /** The connection is dropped: the data port's at {@link Step#DATA}, else the client's. */
    DROP(SaneCode.GOOD),
    /** Nothing more is said until the client gives up. */
    STALL(SaneCode.GOOD),
    /** The page ends after {@code afterBytes} as if it were whole. */
    SHORT(SaneCode.GOOD),
    /** {@code afterBytes} bytes too many come after the page. */
    EXTRA(SaneCode.GOOD),
    /** The page claims to have 60,000 x 60,000 pixels. */
    HUGE(SaneCode.GOOD);

    private final SaneCode code;

    Kind(SaneCode code) {
      this.code = code;
    }

    /** The status it is said with; GOOD when it is not a status. */
    SaneCode code() {
      return code;
    }

    boolean isStatus() {
      return code != SaneCode.GOOD;
    }
  }

  /** A step of the protocol. */
  public enum Step {
    /** A client says hello. */
    INIT,
    /** It asks for the devices. */
    GET_DEVICES,
    /** It opens the device. */
    OPEN,
    /** It closes the device. */
    CLOSE,
    /** It asks what options there are. */
    OPTIONS,
    /** It reads or sets an option. */
    CONTROL,
    /** It asks for the shape of the page. */
    PARAMETERS,
    /** It asks for the next page. */
    START,
    /** It connects to the data port. */
    CONNECT,
    /** The page is on its way. */
    DATA,
    /** It ends the batch. */
    CANCEL
  }

  /** Checks the numbers. */
  public Trouble {
    if (page < 0 || afterBytes < 0 || times < 1) {
      throw new IllegalArgumentException(
          "page " + page + ", after " + afterBytes + " bytes, " + times + " times");
    }
  }

  /** Once, at a step of the next page. */
  public static Trouble at(Step step, Kind kind) {
    return new Trouble(kind, step, 0, 0, 1);
  }

  /** Once, while the next page is on its way, after so many bytes of it. */
  public static Trouble after(long bytes, Kind kind) {
    return new Trouble(kind, Step.DATA, 0, bytes, 1);
  }

  /** The same on a page of the batch, from 1. */
  public Trouble onPage(int number) {
    return new Trouble(kind, step, number, afterBytes, times);
  }

  /** The same, so many times in a row. */
  public Trouble repeated(int often) {
    return new Trouble(kind, step, page, afterBytes, often);
  }
}
