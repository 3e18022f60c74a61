package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneStatus;
import java.net.InetSocketAddress;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;

/** Tells the person at the desk what happened with which scanner, and what to do. */
final class Faults {
  private static final int WARMING_UP = 12;
  private static final int LOCKED = 13;

  private final String who;
  private final String daemon;

  /** What was being done when a status came: it decides what the status means. */
  enum Doing {
    LIST,
    OPEN,
    SET,
    START,
    READ
  }

  private record Meaning(Kind kind, String what, String todo) {}

  /**
   * Faults of one device.
   *
   * @param device its name; empty when it is about the daemon itself
   */
  Faults(String device, InetSocketAddress daemon) {
    this.daemon = daemon.getHostString() + ":" + daemon.getPort();
    who =
        device.isEmpty()
            ? "The SANE daemon at " + this.daemon
            : "Scanner " + device + " at " + this.daemon;
  }

  ScanFault of(Kind kind, String what, String todo) {
    return new ScanFault(kind, who + " " + what + ". " + todo);
  }

  ScanFault of(Kind kind, String what, String todo, Throwable cause) {
    return new ScanFault(kind, who + " " + what + ". " + todo, cause);
  }

  /** A fault for a status that the library reports; it is null for numbers that it doesn't know. */
  ScanFault status(SaneException e, Doing doing) {
    SaneStatus status = e.getStatus();
    ScanFault fault = status(status == null ? -1 : status.getWireValue(), doing, "");
    fault.initCause(e);
    return fault;
  }

  /**
   * A fault for one of SANE's statuses.
   *
   * @param where for example {@code " (side 3)"}, or nothing
   */
  ScanFault status(int status, Doing doing, String where) {
    Meaning meaning = meaning(status, doing);
    return of(meaning.kind(), meaning.what() + where, meaning.todo());
  }

  /** A call ended without an answer: the connection failed. */
  ScanFault lost(Exception cause, String where) {
    return of(
        Kind.IO_ERROR,
        "can't be talked to any more" + where + ": " + reason(cause),
        "Check that it is switched on and connected, then press the button again.",
        cause);
  }

  /** The time limit of a call ran out. */
  ScanFault timedOut(Exception cause, String where) {
    return of(
        Kind.TIMED_OUT,
        "stopped answering" + where,
        "Take out a sheet that hangs in it, switch it off and on, then feed that sheet again.",
        cause);
  }

  private Meaning meaning(int status, Doing doing) {
    return switch (status) {
      case 1 ->
          new Meaning(
              Kind.UNSUPPORTED,
              "can't do what was asked (SANE: operation not supported)",
              "Choose another profile or change it in the configuration.");
      case 2 ->
          new Meaning(
              Kind.CANCELLED,
              "says that the scan was cancelled",
              "Feed the sheet again that it stopped at.");
      case 3 ->
          new Meaning(
              Kind.BUSY,
              "is in use by another program or not ready yet",
              "Wait a moment and press the button again; end other scan programs.");
      case 4 -> invalid(doing);
      case 6 ->
          new Meaning(
              Kind.JAMMED,
              "has a paper jam",
              "Open it, take the sheet out, close it, and feed that sheet again.");
      case 7 ->
          new Meaning(
              Kind.BAD_FRAME, "ran out of paper in the middle of a page", "Feed that sheet again.");
      case 8 ->
          new Meaning(Kind.COVER_OPEN, "has its cover open", "Close it and feed the sheet again.");
      case 10 ->
          new Meaning(
              Kind.IO_ERROR,
              "ran out of memory",
              "Choose a lower resolution, or restart the SANE daemon.");
      case 11 -> denied();
      case WARMING_UP ->
          new Meaning(Kind.BUSY, "is warming up", "Wait a minute and press the button again.");
      case LOCKED ->
          new Meaning(
              Kind.BUSY, "is locked for transport", "Unlock it and press the button again.");
      default -> failed(status, doing);
    };
  }

  private static Meaning failed(int status, Doing doing) {
    String todo = "Check that it is switched on and connected, then press the button again.";
    if (doing == Doing.OPEN) {
      String what = "can't be reached by its daemon: it is asleep, switched off or not connected";
      return new Meaning(Kind.ASLEEP, what, todo);
    }
    String name = status == 9 ? "I/O error" : "status " + status;
    return new Meaning(Kind.IO_ERROR, "failed (SANE: " + name + ")", todo);
  }

  private static Meaning invalid(Doing doing) {
    return switch (doing) {
      case OPEN ->
          new Meaning(
              Kind.NO_SUCH_DEVICE,
              "is not known there",
              "Correct its name in the configuration, or connect it.");
      case SET, START ->
          new Meaning(
              Kind.UNSUPPORTED,
              "refuses these settings (SANE: invalid argument)",
              "Choose another profile or change it in the configuration.");
      default ->
          new Meaning(
              Kind.IO_ERROR,
              "failed (SANE: invalid argument)",
              "Feed the sheet again; if it fails again, restart the SANE daemon.");
    };
  }

  private Meaning denied() {
    return new Meaning(
        Kind.ACCESS_DENIED,
        "may not be used from here",
        "Allow this computer in saned.conf and without a password in saned.users at "
            + daemon
            + ".");
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
