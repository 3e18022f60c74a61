package org.sealpress.appliance.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that can't be used. The message has one line for each mistake. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** All mistakes, by line; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
