package org.sealpress.target;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A place for named, immutable bytes. Names are relative paths of letters, digits, {@code . _ -}
 * and {@code /} (see {@link Names}); nothing is ever overwritten or deleted through this interface.
 *
 * <p>Safe for use by one thread at a time. Every method ends in a result or a {@link TargetFault}
 * within a time limit of the kind.
 */
public interface Target {

  /**
   * Stores bytes under a new name. When it returns, they are as durable as the place can make them
   * and visible whole; before, the name is not there at all. Storing the same bytes again under the
   * same name is done silently; other bytes are refused ({@link TargetFault.Kind#NAME_TAKEN}).
   */
  void put(String name, Content content) throws TargetFault;

  /**
   * Opens what is stored under a name.
   *
   * @return a stream to be closed by the caller; its read errors are {@link java.io.IOException}s
   * @throws TargetFault {@link TargetFault.Kind#NOT_FOUND} when there is no such name
   */
  InputStream open(String name) throws TargetFault;

  /** Size of what is stored under a name; empty when it is surely not there. */
  Optional<Stat> stat(String name) throws TargetFault;

  /**
   * All that is stored under a folder, sorted by name; {@code ""} is the whole place. An empty
   * answer means that the place was reached and holds nothing there.
   */
  List<Stat> list(String folder) throws TargetFault;
}
