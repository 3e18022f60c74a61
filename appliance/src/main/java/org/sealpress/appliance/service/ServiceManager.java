package org.sealpress.appliance.service;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Who has started this program and wants to hear how it is. Nothing that is told is ever answered,
 * and nothing throws: a daemon that is not heard goes on all the same.
 */
public interface ServiceManager {
  /** Nobody. */
  ServiceManager NONE = message -> {};

  /**
   * Tells something.
   *
   * @param message assignments of sd_notify(3), one a line, for example {@code READY=1}
   */
  void tell(String message);

  /** That it works from now on. */
  default void ready() {
    tell("READY=1");
  }

  /** What it is doing, in one line for people. */
  default void status(String line) {
    tell("STATUS=" + line.replace('\n', ' '));
  }

  /** That it still does what it is there for; see {@link #patience}. */
  default void alive() {
    tell("WATCHDOG=1");
  }

  /** That it is ending because it was told to. */
  default void stopping() {
    tell("STOPPING=1");
  }

  /**
   * The one of this process.
   *
   * @param environment of the process: {@code NOTIFY_SOCKET}
   */
  static ServiceManager of(Map<String, String> environment) {
    String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
    return socket.isEmpty() ? NONE : new NotifySocket(socket);
  }

  /**
   * How long the service manager waits for {@link #alive} before it starts the program anew; empty
   * when it does not wait for it.
   *
   * @param environment of the process: {@code WATCHDOG_USEC}, {@code WATCHDOG_PID}
   * @param pid of this process
   */
  static Optional<Duration> patience(Map<String, String> environment, long pid) {
    String other = environment.getOrDefault("WATCHDOG_PID", "");
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    if (!micros.matches("[0-9]{1,18}") || !(other.isEmpty() || other.equals(Long.toString(pid)))) {
      return Optional.empty();
    }
    return Optional.of(Duration.of(Long.parseLong(micros), ChronoUnit.MICROS))
        .filter(patience -> !patience.isZero());
  }
}
