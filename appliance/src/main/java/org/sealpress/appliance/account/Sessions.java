package org.sealpress.appliance.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.sealpress.durable.Sha256;

/**
 * The sessions there are, in memory only: a restart ends them all. They are kept by a hash of their
 * id. Bounded: the one that was unused for longest ends when there are too many.
 */
public final class Sessions {
  /** Who does nothing for so long is logged out. A viewer is not: a tablet on the wall. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** However busy. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** How long a login may take. */
  static final Duration LOGIN = Duration.ofMinutes(10);

  /** How long a code is good for what wants one again. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final int MOST = 256;
  private static final int MOST_OF_A_USER = 8;
  private static final int ID = 32;

  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Session> byHash = new HashMap<>();

  Sessions(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Begins one; gives its id. */
  synchronized String begin(String user, Role role, Stage stage, String address, String browser) {
    Instant now = clock.instant();
    clean();
    bound(each -> each.user().equals(user) && each.isIn() == (stage == Stage.IN), MOST_OF_A_USER);
    bound(each -> !each.isIn(), MOST / 2);
    bound(each -> true, MOST);
    byte[] handle = new byte[8];
    random.nextBytes(handle);
    String id = secret();
    byHash.put(
        hash(id),
        new Session(
            HexFormat.of().formatHex(handle),
            user,
            role,
            stage,
            secret(),
            address,
            browser,
            now,
            now,
            stage == Stage.IN ? now.plus(FRESH) : Instant.EPOCH,
            Optional.empty(),
            0));
    return id;
  }

  private void bound(Predicate<Session> of, int most) {
    List<Map.Entry<String, Session>> all =
        byHash.entrySet().stream()
            .filter(each -> of.test(each.getValue()))
            .sorted(Comparator.comparing(each -> each.getValue().used()))
            .toList();
    for (int i = 0; i <= all.size() - most; i++) {
      byHash.remove(all.get(i).getKey());
    }
  }

  private void clean() {
    Instant now = clock.instant();
    byHash.values().removeIf(each -> isOver(each, now));
  }

  private static boolean isOver(Session session, Instant now) {
    if (!session.isIn()) {
      return now.isAfter(session.begun().plus(LOGIN));
    }
    return now.isAfter(session.begun().plus(LONGEST))
        || (session.role() != Role.VIEWER && now.isAfter(session.used().plus(IDLE)));
  }

  /** The session of an id, which counts as used now; nothing when it is over. */
  public synchronized Optional<Session> use(String id) {
    return change(id, each -> each.usedAt(clock.instant()));
  }

  /** Whether a session that was used before is still one: of a stream that goes on. */
  public synchronized boolean isOpen(String handle) {
    Instant now = clock.instant();
    return byHash.values().stream()
        .anyMatch(each -> each.handle().equals(handle) && !isOver(each, now));
  }

  synchronized Optional<Session> change(String id, UnaryOperator<Session> how) {
    String hash = hash(id);
    Session found = byHash.get(hash);
    if (found == null) {
      return Optional.empty();
    }
    if (isOver(found, clock.instant())) {
      byHash.remove(hash);
      return Optional.empty();
    }
    Session changed = how.apply(found);
    byHash.put(hash, changed);
    return Optional.of(changed);
  }

  /** Another id, and another secret against forged requests, for a session that got further. */
  synchronized Optional<String> rotate(String id, Stage stage, Role role) {
    Optional<Session> moved = change(id, each -> each.at(stage, role, secret()));
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    byHash.remove(hash(id));
    String next = secret();
    Session session =
        stage == Stage.IN ? moved.get().freshUntil(clock.instant().plus(FRESH)) : moved.get();
    byHash.put(hash(next), session);
    return Optional.of(next);
  }

  /** From now on, for a while, no code is asked for again. */
  synchronized void freshen(String id) {
    change(id, each -> each.freshUntil(clock.instant().plus(FRESH)));
  }

  /** Whether a code was given lately. */
  public boolean isFresh(Session session) {
    return clock.instant().isBefore(session.fresh());
  }

  /** Ends one. */
  public synchronized void end(String id) {
    byHash.remove(hash(id));
  }

  /** Ends one of a user by its handle. */
  synchronized boolean end(String user, String handle) {
    return byHash
        .values()
        .removeIf(each -> each.user().equals(user) && each.handle().equals(handle));
  }

  /** Ends all of a user but one. */
  synchronized void endAll(String user, String butHandle) {
    byHash.values().removeIf(each -> each.user().equals(user) && !each.handle().equals(butHandle));
  }

  /** All that a user is logged in with, the last used first. */
  synchronized List<Session> of(String user) {
    clean();
    return byHash.values().stream()
        .filter(each -> each.user().equals(user) && each.isIn())
        .sorted(Comparator.comparing(Session::used).reversed())
        .toList();
  }

  private String secret() {
    byte[] bytes = new byte[ID];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String id) {
    return Sha256.of(id.getBytes(StandardCharsets.UTF_8));
  }
}
