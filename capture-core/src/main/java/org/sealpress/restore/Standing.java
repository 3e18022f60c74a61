package org.sealpress.restore;

/**
 * How far the ledger that is believed is signed, and how its key is known.
 *
 * @param entries how many it has; 0 when none is as it was written
 * @param signed how many of them, from the first, a checkpoint is over that fits
 * @param fits whether nothing that was signed contradicts it
 * @param keyThere whether there is a key of the ledger
 * @param keyGiven whether it is from elsewhere than the ledger
 */
public record Standing(
    long entries, long signed, boolean fits, boolean keyThere, boolean keyGiven) {

  /** In one line for a person. */
  public String told() {
    if (entries == 0) {
      return "none here is as it was written";
    }
    if (!fits) {
      return "it is not what was signed";
    }
    if (signed == 0) {
      return (keyThere
              ? "there is its key but no checkpoint: they were removed, or the copy was cut off"
                  + " before the first"
              : "nothing of it is signed, as with archives of older versions")
          + "; that no entry is missing at its end can't be told";
    }
    String key =
        keyGiven
            ? "with the key that was given"
            : "with a key that lies beside it, which a forger would have exchanged too (--vkey)";
    return signed == entries
        ? "all " + entries + " entries are signed, " + key
        : "the first "
            + signed
            + " of "
            + entries
            + " entries are signed, "
            + key
            + "; the newest checkpoint is not here, or the copy was cut off before it";
  }
}
