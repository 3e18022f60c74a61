package org.sealpress.tool;

import java.io.IOException;
import java.util.Objects;

/** A streamed program that did not end well: what was read before is not all there was to read. */
public final class ToolExit extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient ToolResult result;

  ToolExit(String message, ToolResult result) {
    super(message);
    this.result = result;
  }

  /** What happened and what to do next; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Exit code and standard error. */
  public ToolResult result() {
    return result;
  }
}
