package org.sealpress.restore;

import java.io.IOException;
import java.util.Map;

/** What the program writes beside the objects of every target, for people to read and to run. */
public interface Writings {
  /**
   * The bytes of each by its name on the target.
   *
   * @param box the box's name, as the ledger has it
   */
  Map<String, byte[]> of(String box) throws IOException;
}
