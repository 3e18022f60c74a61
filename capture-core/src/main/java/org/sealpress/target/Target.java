package org.sealpress.target;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A place for named, immutable bytes. Names are relative paths of letters, digits, {@code . _ -}
 * and {@code /} (see {@link Names}; others are an {@link IllegalArgumentException}); nothing is
 * ever overwritten or deleted through this interface.
 *
 * <p>One thread at a time may put; any number may read meanwhile. Every method ends in a result or
 * a {@link TargetFault} within a time limit of the kind, and {@link TargetFault.Kind#UNAVAILABLE}
 * is possible everywhere.
 */
public interface Target {

  /**
   * Stores bytes under a new name. When it returns, they are as durable as the place can make them
   * and visible whole; until then the name is not there at all, and after a fault it is either not
   * there or whole. Storing the same bytes again under the same name is done silently, and makes
   * sure of their durability again; other bytes are refused ({@link TargetFault.Kind#NAME_TAKEN}),
   * also where the name, or a part of it, is a folder or lies under a stored name.
   *
   * <p>The place itself is never created: where a drive or a share is missing, the bytes would land
   * on another medium and the copy would seem to have been made.
   */
  void put(String name, Content content) throws TargetFault;

  /**
   * Opens what is stored under a name.
   *
   * @return a stream to be closed by the caller; its read errors are {@link java.io.IOException}s,
   *     and it ends without one only after the last byte
   * @throws TargetFault {@link TargetFault.Kind#NOT_FOUND} when there is no such name
   */
  InputStream open(String name) throws TargetFault;

  /**
   * Like {@link #open}, but reads as near to the medium as the kind can, past caches in this
   * machine's memory: what a copy must be compared with before it counts as one. The kind says how
   * near that is. Slower than {@code open}; a decorator must pass it on.
   */
  InputStream readBack(String name) throws TargetFault;

  /** Size of what is stored under a name; empty when it is surely not there. */
  Optional<Stat> stat(String name) throws TargetFault;

  /**
   * All that is stored under a folder, sorted by name; {@code ""} is the whole place. An empty
   * answer means that the place was reached and holds nothing there; what can't be read in full is
   * a fault and never a shorter list. Files that can't have been put here (temporary files, names
   * that are none) are left out.
   */
  List<Stat> list(String folder) throws TargetFault;
}
