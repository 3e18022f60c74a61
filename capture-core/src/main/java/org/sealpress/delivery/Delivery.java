package org.sealpress.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.target.Content;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every target up to date, each in a thread of its own. A target that is not there is asked
 * for again, soon at first, then every minute.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration LAST = Duration.ofSeconds(2);

  private final List<Rounds> rounds;
  private final Optional<BoxRounds> box;
  private final OtherTargets others;
  private final Pace pace;

  /**
   * Starts delivering.
   *
   * @param companions what lies beside the objects on every target, by name
   */
  public Delivery(
      Vault vault,
      Ledger ledger,
      List<Destination> destinations,
      Map<String, Content> companions,
      DeliveryListener listener) {
    this(new Cargo(vault, ledger, companions), destinations, Pace.USUAL, listener);
  }

  /**
   * Starts delivering, with signed checkpoints beside the ledger.
   *
   * @param notary signs them; stays the caller's to close, after this; null for no checkpoints
   */
  public Delivery(
      Vault vault,
      Ledger ledger,
      @Nullable Notary notary,
      List<Destination> destinations,
      Map<String, Content> companions,
      DeliverySettings settings,
      DeliveryListener listener) {
    this(
        new Cargo(vault, ledger, notary, companions, settings), destinations, Pace.USUAL, listener);
  }

  /**
   * The same, looking after the box's own store too.
   *
   * @param store of this box
   */
  public Delivery(
      Vault vault,
      Ledger ledger,
      @Nullable Notary notary,
      List<Destination> destinations,
      Map<String, Content> companions,
      DeliverySettings settings,
      DeliveryListener listener,
      BoxStore store) {
    this(
        new Cargo(vault, ledger, notary, companions, settings),
        destinations,
        Pace.USUAL,
        listener,
        Optional.of(store));
  }

  Delivery(Cargo cargo, List<Destination> destinations, Pace pace, DeliveryListener listener) {
    this(cargo, destinations, pace, listener, Optional.empty());
  }

  Delivery(
      Cargo cargo,
      List<Destination> destinations,
      Pace pace,
      DeliveryListener listener,
      Optional<BoxStore> store) {
    this.pace = pace;
    DeliveryListener shielded = new ShieldedListener(listener);
    this.rounds =
        destinations.stream().map(place -> new Rounds(place, cargo, pace, shielded)).toList();
    this.others = new OtherTargets(cargo.vault(), rounds.stream().map(Rounds::lending).toList());
    this.box =
        store.map(each -> new BoxRounds(each, cargo, pace, others, shielded, this::isDelivering));
    rounds.forEach(each -> each.suppliedBy(others));
    rounds.forEach(Thread::start);
    box.ifPresent(Thread::start);
  }

  private boolean isDelivering() {
    return rounds.stream().anyMatch(Rounds::isDelivering);
  }

  /** Whether each target has its thread, as it should until this is closed. */
  public boolean isAlive() {
    return rounds.stream().allMatch(Thread::isAlive);
  }

  /** Something new is in the vault: deliver now. */
  public void soon() {
    rounds.forEach(Rounds::soon);
  }

  /**
   * Lets a target go, so that its medium can be unmounted: finishes the object or batch in flight,
   * gives it the ledger and a checkpoint over it, and makes no further call until {@link #resume}.
   * May be asked again when the limit was too short; the wish stays.
   *
   * @param name of the destination
   * @param limit how long to wait; a batch is 64 MB at most, or one object
   * @return what it has; {@link Receipt#letGo} says whether it may be unmounted
   * @throws IllegalArgumentException when there is no such destination
   */
  public Receipt release(String name, Duration limit) throws InterruptedException {
    return find(name).release(limit);
  }

  /** Takes a target up again that was let go. The medium in it is looked through. */
  public void resume(String name) {
    find(name).takeUp();
  }

  /**
   * The medium of a target was torn out: ends its round at once and tells {@link
   * DeliveryEvent.Gone}. What comes into the place next is opened and looked through as something
   * new. To be called by who watches the place; returns without waiting.
   */
  public void gone(String name) {
    find(name).gone();
  }

  /**
   * Borrows a copy of an object that is not on the box from a target that has it.
   *
   * @return its bytes, compared with the ledger's hash; empty when no target that is there has it
   *     whole
   * @throws IOException when the box has no room for it, or its disk fails
   */
  public Optional<Borrowed> borrow(DocumentVersion version) throws IOException {
    return others.borrow(version, "");
  }

  /**
   * Has a part of what a target holds read again as soon as it is there and has all that is due;
   * told by {@link DeliveryEvent.Reading} and {@link DeliveryEvent.ReadAgain}. Returns without
   * waiting.
   *
   * @param name of the destination, or {@link BoxStore#NAME}
   * @throws IllegalArgumentException when there is no such destination
   */
  public void verify(String name) {
    if (name.equals(BoxStore.NAME) && box.isPresent()) {
      box.get().verify();
    } else {
      find(name).verify();
    }
  }

  /** Whether somebody waits for {@link #verify} to begin. */
  public boolean isToVerify(String name) {
    return name.equals(BoxStore.NAME)
        ? box.map(BoxRounds::isToVerify).orElse(false)
        : find(name).isToVerify();
  }

  private Rounds find(String name) {
    return rounds.stream()
        .filter(each -> each.destination().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("there is no target \"" + name + "\" to deliver to"));
  }

  /** Ends after the objects in flight, for which it waits a while; then it interrupts them. */
  @Override
  public void close() {
    rounds.forEach(Rounds::end);
    box.ifPresent(BoxRounds::end);
    try {
      if (!join(pace.farewell())) {
        all().forEach(Thread::interrupt);
        if (!join(LAST)) {
          LOG.warn("a target does not let go; what was on its way there is copied again later");
        }
      }
    } catch (InterruptedException e) {
      all().forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private boolean join(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Thread each : all()) {
      each.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    return all().stream().noneMatch(Thread::isAlive);
  }

  private List<Thread> all() {
    List<Thread> all = new ArrayList<>(rounds);
    box.ifPresent(all::add);
    return all;
  }
}
