package org.sealpress.appliance.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** All channels of a box. */
public final class Outlets implements AutoCloseable {
  private final List<Outlet> all;

  /** These, which it starts and closes. */
  public Outlets(List<Outlet> all) {
    this.all = List.copyOf(all);
  }

  /** Begins to send. */
  public void start() {
    all.forEach(Thread::start);
  }

  /** All of them. */
  public List<Outlet> all() {
    return all;
  }

  /** Sends a message by all channels; that one of them fails, by the others. */
  public void post(Message message) {
    String itself =
        message
            .about()
            .filter(key -> key.kind() == AlarmKind.CHANNEL_FAILS)
            .map(Alarm.Key::subject)
            .orElse("");
    all.stream().filter(each -> !each.channel().equals(itself)).forEach(each -> each.post(message));
  }

  /** Tries each channel once; gives what was wrong by its name, nothing where it went well. */
  public CompletableFuture<Map<String, Optional<String>>> test(Message message) {
    Map<String, CompletableFuture<Optional<String>>> results = new TreeMap<>();
    all.forEach(each -> results.put(each.channel(), each.test(message)));
    return CompletableFuture.allOf(results.values().toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> {
              Map<String, Optional<String>> told = new TreeMap<>();
              results.forEach((name, result) -> told.put(name, result.join()));
              return told;
            });
  }

  /** Whether there is a way to a person beside the log, and it works as far as is known. */
  public boolean canTell(List<String> silent) {
    List<Outlet> people = all.stream().filter(each -> !silent.contains(each.channel())).toList();
    return people.isEmpty() || people.stream().anyMatch(each -> each.failing().isEmpty());
  }

  @Override
  public void close() {
    all.forEach(Outlet::close);
  }
}
