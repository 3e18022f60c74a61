package org.sealpress.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpress.inbox.FileIntake.Answer;
import org.sealpress.page.FileEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that files are taken from. For one thread. */
public final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final String MOUNT = "make it, or mount what belongs there";

  private final InboxSettings settings;
  private final FileIntake intake;
  private final Clock clock;
  private final Rejects rejects;
  private Map<Path, Seen> seen = new HashMap<>();
  private boolean begun;
  private String message = "";

  /** An inbox; nothing is done before it is asked to look. */
  public Inbox(InboxSettings settings, FileIntake intake, Clock clock) {
    this.settings = settings;
    this.intake = intake;
    this.clock = clock;
    this.rejects = new Rejects(settings.folder());
  }

  /**
   * Looks into the folder once: takes what is whole, sets aside what has not become so for too
   * long, and leaves the rest for the next time.
   */
  public InboxState look() {
    message = "";
    try {
      begin();
      Listing listing = Listing.of(settings.folder());
      remember(listing);
      Set<Path> inHand = intake.inHand();
      seen.keySet().removeAll(inHand);
      take(ready());
      return state(false, listing.leftAlone(), rejects.count());
    } catch (IOException e) {
      message = e.getMessage() == null ? e.toString() : e.getMessage();
      return state(true, 0, 0);
    }
  }

  private InboxState state(boolean away, int leftAlone, int setAside) {
    return new InboxState(
        settings.name(), settings.folder(), away, message, seen.size(), leftAlone, setAside);
  }

  /** The folder of what is set aside is made once; later it tells whether this is the inbox. */
  private void begin() throws IOException {
    if (!Files.isDirectory(settings.folder())) {
      throw new IOException("there is no folder " + settings.folder() + ": " + MOUNT);
    }
    if (!begun) {
      rejects.make();
      begun = true;
    } else if (!rejects.isThere()) {
      throw new IOException("there is no folder rejected in " + settings.folder() + ": " + MOUNT);
    }
  }

  private void remember(Listing listing) {
    Instant now = clock.instant();
    Map<Path, Seen> next = new HashMap<>();
    listing
        .files()
        .forEach(
            (file, attributes) -> {
              Seen before = seen.get(file);
              Seen fresh = Seen.first(attributes, now);
              next.put(file, before != null && before.isSameAs(fresh) ? before : fresh);
            });
    seen = next;
  }

  /** The files that have been left alone long enough, the oldest first. */
  private List<Path> ready() {
    Instant now = clock.instant();
    List<Path> ready = new ArrayList<>();
    seen.forEach(
        (file, as) -> {
          if (as.unchangedFor(settings.settle(), now)) {
            ready.add(file);
          }
        });
    ready.sort(
        Comparator.comparing((Path file) -> at(file).modified()).thenComparing(Path::toString));
    return ready;
  }

  private Seen at(Path file) {
    Seen as = seen.get(file);
    if (as == null) {
      throw new IllegalStateException("a file that was not seen");
    }
    return as;
  }

  private void take(List<Path> ready) {
    for (Path file : ready) {
      Seen as = at(file);
      boolean last = as.unchangedFor(settings.patience(), clock.instant());
      if (as.condemned()) {
        setAside(file, as.complaint());
      } else if (as.complaint().isEmpty() || last) {
        Answer answer = offer(file);
        if (answer instanceof Answer.NotNow notNow) {
          tell(notNow.why());
          return;
        } else if (answer instanceof Answer.Taken) {
          seen.remove(file);
        } else if (answer instanceof Answer.Bad bad) {
          seen.put(file, as.with(bad.why(), last));
          if (last) {
            setAside(file, bad.why());
          }
        }
      }
      if (seen.containsKey(file)) {
        tell(file.getFileName() + " is not taken yet: " + at(file).complaint());
      }
    }
  }

  private Answer offer(Path file) {
    try {
      return FileEnd.lacking(file).<Answer>map(Answer.Bad::new).orElseGet(() -> intake.offer(file));
    } catch (IOException e) {
      return new Answer.Bad("it can't be read: " + e.getMessage());
    }
  }

  private void setAside(Path file, String why) {
    try {
      rejects.take(file, why);
      seen.remove(file);
      LOG.warn("inbox {}: a file was set aside in {}/rejected", settings.name(), settings.folder());
    } catch (IOException e) {
      tell("A file can't be set aside: " + e.getMessage());
    }
  }

  /** The first thing that is to be told counts. */
  private void tell(String what) {
    message = message.isEmpty() ? what : message;
  }
}
