package org.sealpress.paper;

import java.io.Serial;
import java.util.List;

/**
 * A sheet that can't be read back. Each problem is one line for a person: which line or code, what
 * is there, what to do.
 */
public final class PaperFault extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final List<String> problems;

  PaperFault(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  PaperFault(String problem) {
    this(List.of(problem));
  }

  /** All that is wrong. */
  public List<String> problems() {
    return problems;
  }
}
