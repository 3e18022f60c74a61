package org.sealpress.appliance.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sealpress.appliance.patrol.Patrol;
import org.sealpress.plan.Today;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything every few seconds, and sends what is to be told. A source may block for a
 * disk; then this waits, and {@link #lastLook} gets old, which the dead man's switch notices.
 */
public final class AlarmWatch extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

  /** Tells the time and whether it is believed; may look into the ledger. */
  public interface Clocks {
    /** Now. */
    Today today() throws IOException;
  }

  private final List<AlarmSource> sources;
  private final AlarmBook book;
  private final AlarmFile file;
  private final Digest digest;
  private final NoticeText text;
  private final Consumer<Message> outlets;
  private final Clocks clocks;
  private final LongSupplier nanos;
  private final Map<AlarmSource, String> troubles = new HashMap<>();
  private volatile boolean kept;
  private volatile Optional<Instant> lastDigest = Optional.empty();
  private volatile long documents;
  private volatile long lastLook;

  /**
   * One that {@link #start} begins.
   *
   * @param outlets take messages at once
   */
  public AlarmWatch(
      List<AlarmSource> sources,
      AlarmBook book,
      AlarmFile file,
      Digest digest,
      NoticeText text,
      Consumer<Message> outlets,
      Clocks clocks,
      LongSupplier nanos,
      Duration pause) {
    super("alarms", FIRST, pause, LONGEST_GOODBYE);
    this.sources = List.copyOf(sources);
    this.book = book;
    this.file = file;
    this.digest = digest;
    this.text = text;
    this.outlets = outlets;
    this.clocks = clocks;
    this.nanos = nanos;
    this.lastLook = nanos.getAsLong();
  }

  /** How long ago it last looked at everything. */
  public Duration lastLook() {
    return Duration.ofNanos(nanos.getAsLong() - lastLook);
  }

  @Override
  protected void round() {
    try {
      look(clocks.today());
    } catch (IOException e) {
      LOG.debug("whether all is well can't be told yet: {}", e.getMessage());
    }
  }

  void look(Today today) {
    keep(today);
    List<Sight> sights = new ArrayList<>();
    Set<AlarmKind> blind = EnumSet.noneOf(AlarmKind.class);
    for (AlarmSource source : sources) {
      try {
        sights.addAll(source.look(today));
        troubles.remove(source);
      } catch (IOException | RuntimeException e) {
        blind.addAll(source.kinds());
        if (!e.toString().equals(troubles.put(source, e.toString()))) {
          LOG.warn("whether there is {} can't be told now", source.kinds(), e);
        }
      }
    }
    for (Notice notice : book.look(sights, blind, today, nanos.getAsLong())) {
      outlets.accept(text.of(notice, today.now()));
    }
    digest(today);
    save();
    lastLook = nanos.getAsLong();
  }

  private synchronized void save() {
    file.write(new AlarmFile.Content(book.raised(), lastDigest, documents));
  }

  /** Ends, and keeps what was heard of since the last look. */
  @Override
  public void close() {
    super.close();
    if (kept) {
      save();
    }
  }

  private void keep(Today today) {
    if (!kept) {
      AlarmFile.Content content = file.read();
      book.keep(content.raised(), today, nanos.getAsLong());
      lastDigest = content.digest();
      documents = content.documents();
      kept = true;
    }
  }

  private void digest(Today today) {
    try {
      if (lastDigest.isEmpty() && today.isSure()) {
        lastDigest = Optional.of(today.now()); // the first is of what comes from now on
        documents = digest.documents();
      } else if (lastDigest.isPresent() && digest.isDue(lastDigest.get(), today)) {
        outlets.accept(digest.of(documents, lastDigest.get(), today, book.raised()));
        lastDigest = Optional.of(today.now());
        documents = digest.documents();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("the digest can't be made now: {}", e.getMessage(), e);
    }
  }
}
