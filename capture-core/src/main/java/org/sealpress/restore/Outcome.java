package org.sealpress.restore;

import java.nio.file.Path;

/** What became of one sealed object. */
public sealed interface Outcome {

  /** The object's name on the target. */
  String object();

  /** It is back, and it is what the ledger says of it. */
  record Restored(String object, Path file) implements Outcome {}

  /** It is back and whole, but the ledger on this target does not know it. */
  record Unproven(String object, Path file, String why) implements Outcome {}

  /** The file was there already, from an earlier restore; it is the same. */
  record AlreadyThere(String object, Path file) implements Outcome {}

  /** There is no file of it. */
  sealed interface NotBack extends Outcome {
    /** The reason and what to do. */
    String why();
  }

  /**
   * It is sealed for others than the holder of this key.
   *
   * @param why for whom and what to do
   */
  record ForOthers(String object, String why) implements NotBack {}

  /**
   * It could not be restored.
   *
   * @param why what is wrong with it and what to do
   */
  record Failed(String object, String why) implements NotBack {}
}
