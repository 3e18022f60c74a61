package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All that the daemon logged, through all its lives. */
final class Transcript implements AutoCloseable {
  private static final int ID_SHOWN = 6;

  private final List<String> lines = new ArrayList<>();
  private final PrintWriter file;
  private boolean deaf;

  Transcript(Path file) throws IOException {
    this.file = new PrintWriter(Files.newBufferedWriter(file));
  }

  /** Whether what is said to be safe counts no more: see {@link ScannerBench#deaf}. */
  synchronized void deaf(boolean now) {
    deaf = now;
  }

  synchronized void add(String line) {
    if (!deaf || !line.endsWith(" is safe on the box")) {
      lines.add(line);
    }
    file.println(line);
    file.flush();
    notifyAll();
  }

  /** Where the next line will be. */
  synchronized int mark() {
    return lines.size();
  }

  /** Forgets what came before a round: the file has it. */
  synchronized void forget() {
    lines.clear();
  }

  /** Waits for a line; false when there is none in time. */
  synchronized boolean await(int from, Predicate<String> wanted, long millis)
      throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    int at = from;
    while (true) {
      for (; at < lines.size(); at++) {
        if (wanted.test(lines.get(at))) {
          return true;
        }
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
  }

  /** How far things have come. */
  synchronized Stage stage() {
    for (int at = lines.size() - 1; at >= 0; at--) {
      Optional<Stage> stage = Stage.of(lines.get(at));
      if (stage.isPresent()) {
        return stage.get();
      }
    }
    return Stage.IDLE;
  }

  /** Lines about a capture; about all of them when its id is empty. */
  synchronized List<String> of(String capture) {
    String shown = capture.substring(0, Math.min(ID_SHOWN, capture.length()));
    return lines.stream().filter(line -> line.contains("capture " + shown)).toList();
  }

  @Override
  public synchronized void close() {
    file.close();
  }
}
