package org.sealpress.ledger;

/**
 * Something that happened to a drive of the rotation set.
 *
 * <p>Common to all: {@code drive} is the drive's id, 32 hexadecimal digits that never change, and
 * {@code label} what people call it and what is written on it.
 */
public sealed interface DriveEvent extends Event {

  /** The drive's id. */
  String drive();

  /** What people call it. */
  String label();

  /**
   * It was made one of the set.
   *
   * @param filesystem UUID of its file system as the kernel names it; empty when it has none
   * @param bytes how much its file system can hold
   */
  record Enrolled(String drive, String label, String filesystem, long bytes) implements DriveEvent {
    @Override
    public String type() {
      return "drive-enrolled";
    }
  }

  /**
   * It is in the slot, and is the one that it says it is.
   *
   * @param slot the target's name in the configuration
   */
  record Arrived(String drive, String label, String slot) implements DriveEvent {
    @Override
    public String type() {
      return "drive-arrived";
    }
  }

  /**
   * A person asked for it, and was told that it may be pulled.
   *
   * @param slot the target's name in the configuration
   */
  record Ejected(String drive, String label, String slot) implements DriveEvent {
    @Override
    public String type() {
      return "drive-ejected";
    }
  }

  /**
   * It is gone from the slot, and nobody was told that it may be pulled.
   *
   * @param slot the target's name in the configuration
   */
  record Pulled(String drive, String label, String slot) implements DriveEvent {
    @Override
    public String type() {
      return "drive-pulled";
    }
  }

  /**
   * A person took it out of the set: it is lost, stolen or broken, and won't come back.
   *
   * @param reason what the person said
   */
  record Retired(String drive, String label, String reason) implements DriveEvent {
    @Override
    public String type() {
      return "drive-retired";
    }
  }
}
