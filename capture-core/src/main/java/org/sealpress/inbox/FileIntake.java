package org.sealpress.inbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Where files go that are whole. */
public interface FileIntake {

  /** What became of a file that was offered. */
  sealed interface Answer {
    /** It is safe; it is removed from the inbox when its document is sealed. */
    record Taken() implements Answer {}

    /**
     * Nothing can be taken now, this file or another.
     *
     * @param why for a person; empty when it is only that there is much to do
     */
    record NotNow(String why) implements Answer {}

    /**
     * Nothing can be made of this file as it is.
     *
     * @param why for whoever put it there
     */
    record Bad(String why) implements Answer {}
  }

  /** The files that were taken and are still in their inboxes. */
  Set<Path> inHand() throws IOException;

  /** Takes a file that seems to be whole. */
  Answer offer(Path file);
}
