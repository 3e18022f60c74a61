package org.sealpress.appliance.alert;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an alarm can be about. */
public enum AlarmKind {
  /** A target lacks documents for too long. */
  COPY_LATE(Duration.ZERO, true),
  /** Documents are on no drive that is away for too long. */
  EXPOSURE(Duration.ZERO, true),
  /** A swap of drives is late. */
  DRIVE_OVERDUE(Duration.ZERO, true),
  /** No drive is in a slot. */
  NO_DRIVE_IN(Duration.ZERO, true),
  /** A drive was away for too long. */
  DRIVE_NOT_SEEN(Duration.ZERO, true),
  /** A drive has no room. */
  DRIVE_FULL(Duration.ZERO, false),
  /** A drive will have no room soon. */
  DRIVE_FULL_SOON(Duration.ZERO, false),
  /** Copies on a drive are not what they should be. */
  DRIVE_DAMAGED(Duration.ZERO, false),
  /** Copies on a target are not what they should be. */
  VERIFY_FAILED(Duration.ZERO, false),

  /** What a target holds was not read again for too long. */
  VERIFY_OVERDUE(Duration.ZERO, true),
  /** Nobody has rehearsed getting documents back for too long. */
  DRILL_OVERDUE(Duration.ZERO, true),
  /** The scanner can't be used. */
  SCANNER_AWAY(Duration.ofMinutes(15), false),
  /** A button can't be used. */
  BUTTON_AWAY(Duration.ofMinutes(15), false),
  /** The box's disk has little room. */
  DISK_FILLING(Duration.ofMinutes(1), false),
  /** The clock can't be believed. */
  CLOCK_DOUBTFUL(Duration.ofMinutes(5), false),
  /** The time of a certificate ends. */
  CERTIFICATE_ENDS(Duration.ZERO, true),
  /** Processes that read pages break down. */
  WORKERS_CRASH(Duration.ZERO, false),
  /** Captures wait for a person. */
  CAPTURE_WAITS(Duration.ofMinutes(15), false),
  /** What happens is not signed. */
  LEDGER_NOT_SIGNED(Duration.ZERO, false),
  /** Documents are not signed, or not known to be valid. */
  DOCUMENT_DOUBTFUL(Duration.ZERO, false),
  /** A channel of alarms does not work. */
  CHANNEL_FAILS(Duration.ofMinutes(5), false),
  /** The address that notices a dead box can't be reached. */
  HEARTBEAT_FAILS(Duration.ofMinutes(15), false),
  /** Somebody tries hard to log in. */
  LOGIN_ATTACK(Duration.ZERO, false);

  private final Duration grace;
  private final boolean byClock;

  AlarmKind(Duration grace, boolean byClock) {
    this.grace = grace;
    this.byClock = byClock;
  }

  /** How long it must be wrong before it is told. */
  public Duration grace() {
    return grace;
  }

  /** Whether it is judged by the calendar, so that a doubtful clock says nothing about it. */
  public boolean isByClock() {
    return byClock;
  }

  /** Whether its end is worth a word: what happened once has none. */
  public boolean ends() {
    return this != DOCUMENT_DOUBTFUL;
  }

  /** As programs read it: {@code copy-late}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with this code. */
  public static Optional<AlarmKind> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
