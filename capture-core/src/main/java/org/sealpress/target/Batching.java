package org.sealpress.target;

import java.util.Map;

/**
 * A target that stores many names for less than what they cost one by one, because it makes all of
 * them durable together. A decorator must pass it on.
 */
public interface Batching extends Target {

  /**
   * Stores several, in the order of the map. When it returns, each is as after {@link #put}. After
   * a fault each is either not there or whole; which of them are there and durable is not known,
   * and {@link #put} of each one tells what is wrong with it. A fault of {@link
   * TargetFault.Kind#FULL} leaves none of those that are new.
   *
   * @param contents by name; so many and so large that they may be done again
   */
  void putAll(Map<String, Content> contents) throws TargetFault;
}
