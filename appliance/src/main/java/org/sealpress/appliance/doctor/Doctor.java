package org.sealpress.appliance.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs all checks at once, and waits for none longer than is allowed. */
public final class Doctor {
  private final List<Check> checks;
  private final Duration limit;

  /**
   * What a check has found.
   *
   * @param name what was looked at
   */
  public record Result(String name, List<Finding> findings) {
    /** Copies the list. */
    public Result {
      findings = List.copyOf(findings);
    }
  }

  Doctor(List<Check> checks, Duration limit) {
    this.checks = List.copyOf(checks);
    this.limit = limit;
  }

  /** With all checks of a machine. */
  public static Doctor of(Machine machine, Duration limit) {
    return new Doctor(
        List.of(
            new ConfigCheck(machine),
            new VersionsCheck(),
            new LanguagesCheck(machine),
            new ScannersCheck(machine),
            new LocalScannersCheck(),
            new NetworkScannersCheck(),
            new ButtonsCheck(machine),
            new PortsCheck(machine),
            new DiskCheck(machine),
            new RightsCheck(machine),
            new KeysCheck(machine),
            new RemotesCheck(machine),
            new ClockCheck(machine)),
        limit);
  }

  /** What each has found, in their order. Takes little longer than the limit. */
  public List<Result> look() {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "doctor");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<List<Finding>>> running = new ArrayList<>();
      checks.forEach(each -> running.add(threads.submit(each::look)));
      long end = System.nanoTime() + limit.toNanos();
      List<Result> results = new ArrayList<>();
      for (int i = 0; i < checks.size(); i++) {
        results.add(new Result(checks.get(i).name(), findings(running.get(i), end)));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Finding> findings(Future<List<Finding>> running, long end) {
    try {
      return running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(
          Finding.wrong(
              "no answer within " + limit.toSeconds() + " s",
              "see whether a disk, a device or the network hangs, and ask again"));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return List.of(
          Finding.wrong(
              "it can't be looked at: " + cause.getMessage(), "do what the message says"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.wrong("interrupted", "ask again"));
    }
  }
}
