package org.sealpress.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * A drive of the rotation set, as far as the ledger tells.
 *
 * @param id 32 hexadecimal digits that never change
 * @param label what people call it
 * @param state where it is
 * @param stay since when, and in which slot
 * @param enrolled when it became one of the set
 * @param bytes how much its file system can hold; 0 when not known
 * @param arrived when it was last put into a slot; empty when it never was since its enrolment
 * @param left how it last left its slot; empty when it never did
 * @param proof what was last read again of it; empty when nothing ever was
 * @param bad the last part that was not whole when it was read again, and was not found whole since
 * @param provenSince each part of what it holds was read again, and was whole, after this; empty
 *     when parts are left that never were
 * @param checked whether anything of it was read again since it last came
 * @param reason why it was retired; else empty
 */
public record DriveRecord(
    String id,
    String label,
    State state,
    Stay stay,
    Instant enrolled,
    long bytes,
    Optional<Instant> arrived,
    Optional<Departure> left,
    Optional<Proof> proof,
    Optional<Proof> bad,
    Optional<Instant> provenSince,
    boolean checked,
    String reason) {

  /** How the name of every drive begins where the ledger names a target. */
  public static final String PREFIX = "drive:";

  private static final int ID_SHOWN = 8;

  /** Where a drive is. */
  public enum State {
    /** In a slot of the box. */
    IN,
    /** Away. */
    OUT,
    /** It will not come back. */
    RETIRED
  }

  /**
   * Since when it is where it is.
   *
   * @param since when it became so
   * @param doubtful whether the clock had gone back then: nothing is judged by this time
   * @param entry the ledger's entry that says so: clocks jump, numbers don't
   * @param slot the slot it is in, or was in last; empty when not known
   */
  public record Stay(Instant since, boolean doubtful, long entry, String slot) {}

  /** Its name in the ledger's copies and verifications, whichever slot it is in. */
  public String ledgerName() {
    return ledgerName(label, id);
  }

  /** The name of a drive in the ledger's copies and verifications. */
  public static String ledgerName(String label, String id) {
    return PREFIX + label + ":" + id.substring(0, Math.min(id.length(), ID_SHOWN));
  }

  /** Whether it was not retired. */
  public boolean isActive() {
    return state != State.RETIRED;
  }

  /** Whether it is away, and so counts when the house burns. */
  public boolean isAway() {
    return state == State.OUT;
  }
}
