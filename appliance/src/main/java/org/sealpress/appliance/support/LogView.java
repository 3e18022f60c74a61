package org.sealpress.appliance.support;

import java.util.List;
import java.util.function.Supplier;

/**
 * The last lines of the log, without secrets: of the journal if it can be read, else of this run.
 */
public final class LogView {
  /** So many lines are given at most. */
  public static final int MOST = LogRing.LINES;

  private final LogRing ring;
  private final Supplier<Secrets> secrets;

  /**
   * A view.
   *
   * @param secrets what is not shown; asked each time
   */
  public LogView(LogRing ring, Supplier<Secrets> secrets) {
    this.ring = ring;
    this.secrets = secrets;
  }

  /**
   * Some lines.
   *
   * @param journal whether they are of the system's journal, and so also of before the last start
   */
  public record Lines(boolean journal, List<String> lines) {}

  /** The last lines, the oldest first. May block for a program. */
  public Lines last(int most) {
    List<String> journal = Journal.last(most);
    Secrets hidden = secrets.get();
    List<String> lines = journal.isEmpty() ? ring.last(most) : journal;
    String text = hidden.hide(String.join("\n", lines));
    return new Lines(!journal.isEmpty(), text.lines().toList());
  }
}
