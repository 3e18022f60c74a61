package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.sealpress.appliance.cli.Terminal.Style;
import org.sealpress.appliance.config.Shown;

/**
 * Shows how far something is: how much of how much, how fast, how long it will still take. Any
 * thread may call it. To be closed when the work ends, whether well or not, before anything else is
 * printed.
 */
final class Progress implements AutoCloseable {
  private static final long LIVE_EVERY = Duration.ofMillis(100).toNanos();
  private static final long PLAIN_EVERY = Duration.ofSeconds(10).toNanos();
  private static final long UNKNOWN = -1;
  private static final String START_OF_LINE = "\r";
  private static final String CLEAR_TO_END = "\u001b[K";

  private final Terminal terminal;
  private final LongSupplier nanos;
  private final String label;
  private final Unit unit;
  private final long total;
  private final long start;
  private final Pace pace;
  private long done;
  private long shownAt;
  private boolean shown;
  private boolean closed;

  private Progress(Terminal terminal, LongSupplier nanos, String label, Unit unit, long total) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.label = Shown.plain(label);
    this.unit = unit;
    this.total = total;
    this.start = nanos.getAsLong();
    this.shownAt = start;
    this.pace = new Pace(start);
  }

  /**
   * For work of a known size.
   *
   * @param nanos a clock that only goes forward, such as {@link System#nanoTime}: the time of day
   *     of a small box may jump
   * @param label what happens, for example {@code restoring}
   */
  static Progress of(Terminal terminal, LongSupplier nanos, String label, Unit unit, long total) {
    return new Progress(terminal, nanos, label, unit, Math.max(0, total));
  }

  /** For work that ends nobody knows when, such as a feeder. */
  static Progress openEnded(Terminal terminal, LongSupplier nanos, String label, Unit unit) {
    return new Progress(terminal, nanos, label, unit, UNKNOWN);
  }

  /** So much more was done. */
  synchronized void add(long amount) {
    done += amount;
    long now = nanos.getAsLong();
    pace.note(now, done);
    boolean first = !shown && terminal.style() == Style.LIVE;
    long every = terminal.style() == Style.LIVE ? LIVE_EVERY : PLAIN_EVERY;
    if (!closed && (first || now - shownAt >= every)) {
      show(now);
    }
  }

  /** Prints a line of its own, such as the name of what could not be done. */
  synchronized void say(String line) {
    if (terminal.style() == Style.SILENT) {
      return;
    }
    clear();
    terminal.out().println(Shown.plain(line));
    if (shown && !closed) {
      show(nanos.getAsLong());
    }
    terminal.out().flush();
  }

  /** Leaves a last line: how much was done, and how long it took; none when nothing was. */
  @Override
  public synchronized void close() {
    if (closed || terminal.style() == Style.SILENT) {
      return;
    }
    closed = true;
    clear();
    if (done == 0 && total != 0) {
      return; // It failed: what is printed next says why.
    }
    long took = nanos.getAsLong() - start;
    StringBuilder line = counts();
    line.append(" in ").append(Spell.out(Duration.ofNanos(took)));
    if (done > 0 && took >= LIVE_EVERY) {
      line.append(", ").append(unit.rate(done * 1e9 / took));
    }
    terminal.out().println(line);
    terminal.out().flush();
  }

  private void show(long now) {
    shownAt = now;
    shown = true;
    StringBuilder line = counts();
    if (total > 0) {
      line.append(", ").append(Math.min(100, done * 100 / total)).append('%');
    }
    OptionalDouble rate = pace.perSecond(now, done);
    if (rate.isPresent()) {
      line.append(", ").append(unit.rate(rate.getAsDouble()));
      if (total > done) {
        long seconds = (long) Math.ceil((total - done) / rate.getAsDouble());
        line.append(", ").append(Spell.out(Duration.ofSeconds(seconds))).append(" left");
      }
    }
    PrintWriter out = terminal.out();
    if (terminal.style() == Style.LIVE) {
      line.setLength(Math.min(line.length(), terminal.width() - 1));
      out.print(START_OF_LINE + line + CLEAR_TO_END);
    } else if (terminal.style() == Style.PLAIN) {
      out.println(line);
    }
    out.flush();
  }

  private StringBuilder counts() {
    StringBuilder line = new StringBuilder(label).append(": ");
    return total == UNKNOWN
        ? line.append(unit.full(done))
        : line.append(unit.bare(done)).append(" of ").append(unit.full(total));
  }

  private void clear() {
    if (shown && terminal.style() == Style.LIVE) {
      terminal.out().print(START_OF_LINE + CLEAR_TO_END);
    }
  }
}
