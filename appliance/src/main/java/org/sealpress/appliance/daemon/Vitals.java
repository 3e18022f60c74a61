package org.sealpress.appliance.daemon;

import java.time.Duration;
import java.util.Optional;
import org.sealpress.appliance.service.LastSign;
import org.sealpress.delivery.Delivery;

/** Whether the parts live without which the daemon is of no use to anybody. */
final class Vitals {
  /** More than a page may take: a connection that is waited for, a disk that is slow. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Delivery delivery;
  private final Desk desk;
  private final LastSign deskSign;
  private final Duration pageLimit;
  private final HttpDoor http;

  /**
   * Of a daemon.
   *
   * @param deskSign given by the desk in each round, and for each side
   * @param pageLimit how long one side may take
   */
  Vitals(Delivery delivery, Desk desk, LastSign deskSign, Duration pageLimit, HttpDoor http) {
    this.delivery = delivery;
    this.desk = desk;
    this.deskSign = deskSign;
    this.pageLimit = pageLimit;
    this.http = http;
  }

  /** What has ended, in words for a person. */
  Optional<String> ended() {
    if (!delivery.isAlive()) {
      return Optional.of("the delivery of copies has ended");
    }
    return desk.isAlive() ? Optional.empty() : Optional.of("the scanner is not looked after");
  }

  /** What has ended or hangs. Takes ten seconds at most. */
  Optional<String> dead() {
    Optional<String> ended = ended();
    if (ended.isPresent()) {
      return ended;
    }
    Duration silent = deskSign.age();
    if (silent.compareTo(pageLimit.plus(GRACE)) > 0) {
      return Optional.of(
          "the scanner is not looked after since %d s; at most %d are expected"
              .formatted(silent.toSeconds(), pageLimit.plus(GRACE).toSeconds()));
    }
    return http.answers(ANSWER)
        ? Optional.empty()
        : Optional.of("the page does not answer within %d s".formatted(ANSWER.toSeconds()));
  }
}
