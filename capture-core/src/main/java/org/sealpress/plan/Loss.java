package org.sealpress.plan;

import java.util.Set;

/**
 * What is gone with a drive that is lost, stolen or broken. Its documents are sealed: who has it
 * can't read them without a recipient's private key.
 *
 * @param drive the drive
 * @param held what the ledger says is on it
 * @param alone what of that is on no other drive of the set
 */
public record Loss(DriveRecord drive, Held held, Held alone) {

  /** The loss of a drive, whether or not it is retired already. */
  public static Loss of(Facts facts, DriveRecord drive) {
    Set<String> others = facts.names(each -> each.isActive() && !each.id().equals(drive.id()));
    return new Loss(
        drive, Held.on(facts.holdings(), drive), Held.onlyOn(facts.holdings(), drive, others));
  }

  /** For a person, as sentences without the last full stop. */
  public String told(Today today) {
    if (held.documents() == 0) {
      return "Nothing was copied to drive " + drive.label();
    }
    return "Drive %s holds %s%s. Nobody can read them without a recipient's private key. %s"
        .formatted(
            drive.label(),
            Today.counted(held.documents(), "document"),
            held.oldest().map(at -> ", sealed from " + today.told(at)).orElse("")
                + held.newest().map(at -> " to " + today.told(at)).orElse(""),
            alone.documents() == 0
                ? "All of them are on other drives too"
                : "Of these, "
                    + Today.counted(alone.documents(), "document")
                    + (alone.documents() == 1 ? " is" : " are")
                    + " on no other drive");
  }
}
