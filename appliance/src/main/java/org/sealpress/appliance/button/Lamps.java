package org.sealpress.appliance.button;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.tool.ToolExit;
import org.sealpress.tool.ToolFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lamps on lines of a GPIO chip. A line keeps its value only as long as a program holds it, so one
 * {@code gpioset} holds them all, and another takes its place when they change: a lamp that stays
 * on goes off for some milliseconds then. For one thread.
 */
public final class Lamps implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lamps.class);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final String chip;
  private final Set<Integer> lines;
  private final String folder;
  private Optional<Set<Integer>> shown = Optional.empty();
  private Optional<InputStream> holder = Optional.empty();
  private volatile String problem = "";

  /**
   * Of a chip.
   *
   * @param lines all lines that have a lamp
   */
  public Lamps(String chip, Set<Integer> lines) {
    this(chip, lines, "");
  }

  Lamps(String chip, Set<Integer> lines, String folder) {
    this.chip = chip;
    this.lines = new TreeSet<>(lines);
    this.folder = folder;
  }

  /** What is wrong and what to do; empty when nothing is. */
  public String problem() {
    return problem;
  }

  /** Switches these lines on and the others off. What failed is tried again the next time. */
  public void show(Set<Integer> on) {
    synchronized (this) {
      if (shown.filter(on::equals).isPresent()) {
        tell(""); // it has held them since the last time
        return;
      }
    }
    letGo();
    try {
      GpioTools tools = GpioTools.find(folder);
      Map<String, Boolean> values = new LinkedHashMap<>();
      lines.forEach(line -> values.put(String.valueOf(line), on.contains(line)));
      InputStream held = tools.hold(chip, values).limit(FOR_EVER).stream();
      synchronized (this) {
        holder = Optional.of(held);
        shown = Optional.of(Set.copyOf(on));
      }
      Thread watch = new Thread(() -> watch(held), "lamps");
      watch.setDaemon(true);
      watch.start();
    } catch (ToolFault | IOException e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  private void watch(InputStream held) {
    try (held) {
      while (held.read() >= 0) {
        // it prints nothing
      }
      lost(held, "the program ended");
    } catch (ToolExit e) {
      lost(held, e.result().lastError());
    } catch (IOException e) {
      lost(held, String.valueOf(e.getMessage()));
    }
  }

  private synchronized void lost(InputStream held, String why) {
    if (holder.filter(now -> now == held).isPresent()) {
      holder = Optional.empty();
      shown = Optional.empty();
      tell(
          String.valueOf(
              GpioFaults.of(why, new GpioLine(chip, String.valueOf(lines.iterator().next()), true))
                  .getMessage()));
    }
  }

  private void tell(String now) {
    if (!now.equals(problem) && !now.isEmpty()) {
      LOG.warn("the lamps do not work: {}", now);
    }
    problem = now;
  }

  private void letGo() {
    Optional<InputStream> old;
    synchronized (this) {
      old = holder;
      holder = Optional.empty();
      shown = Optional.empty();
    }
    try {
      if (old.isPresent()) {
        old.get().close();
      }
    } catch (IOException e) {
      LOG.debug("gpioset: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    letGo();
  }
}
