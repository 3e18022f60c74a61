package org.sealpress.appliance.config;

import java.util.List;

/** What the value of a key may be. */
interface Type<T> {

  /** What is allowed, to stand after "expected". */
  String expected();

  /** A value that is allowed, as it is written in the file. */
  String example();

  /** The value; a stand-in when it is not allowed, which is then reported to {@code key}. */
  T read(Node node, Key key);

  /** Some value, for a reader that goes on without one. */
  T standIn();

  /** A list of at least one of these, none twice. */
  default Type<List<T>> list() {
    return new ListType<>(this);
  }
}
