package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.CaptureEvent.Checked;
import org.sealpress.intake.CaptureEvent.Checking;
import org.sealpress.intake.CaptureEvent.Continued;
import org.sealpress.intake.CaptureEvent.Decided;
import org.sealpress.intake.CaptureEvent.Discarded;
import org.sealpress.intake.CaptureEvent.DocumentMade;
import org.sealpress.intake.CaptureEvent.Doubted;
import org.sealpress.intake.CaptureEvent.Empty;
import org.sealpress.intake.CaptureEvent.FeedEnded;
import org.sealpress.intake.CaptureEvent.Flawed;
import org.sealpress.intake.CaptureEvent.Held;
import org.sealpress.intake.CaptureEvent.ImportEnded;
import org.sealpress.intake.CaptureEvent.ImportStarted;
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.intake.CaptureEvent.Rescanning;
import org.sealpress.intake.CaptureEvent.Resumed;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.intake.CaptureEvent.SideFed;
import org.sealpress.intake.CaptureEvent.SideRead;
import org.sealpress.intake.CaptureEvent.Started;
import org.sealpress.intake.SealedDocument;

/** How one capture is doing, and the steps it took, in words. Guarded by the {@link Board}. */
final class CaptureState {
  /** So many flaws are listed; of more it is only said that there are more. */
  static final int MOST_FLAWS = 20;

  private final String id;
  private final String documentClass;
  private final Instant started;
  private final Steps steps = new Steps();
  private final Set<String> flaws = new LinkedHashSet<>();
  private final Map<String, Set<String>> copies = new LinkedHashMap<>();
  private Stage stage = Stage.WAITING;
  private String message = "";
  private int unlisted;
  private int sides;
  private final BitSet read = new BitSet();
  private final BitSet blank = new BitSet();
  private Optional<Instant> until = Optional.empty();
  private List<SealedDocument> documents = List.of();
  private long sealedAt;
  private Map<String, Instant> later = Map.of();

  CaptureState(String id, String documentClass, Instant started) {
    this.id = id;
    this.documentClass = documentClass;
    this.started = started;
  }

  String id() {
    return id;
  }

  /** Those that it became; none before it is sealed. */
  List<SealedDocument> documents() {
    return documents;
  }

  /** Whether it became a document with this object. */
  boolean became(String object) {
    return documents.stream().anyMatch(each -> each.object().equals(object));
  }

  Steps steps() {
    return steps;
  }

  /** The number of the event that told that it is sealed. */
  long sealedAt() {
    return sealedAt;
  }

  /** When its documents go to the targets, of those that do not at once. */
  void later(Map<String, Instant> due) {
    if (!due.isEmpty()) {
      later = due;
    }
  }

  /**
   * When it goes to the targets, if all of its documents that are not on all of them are due later.
   */
  Optional<Instant> due(Set<String> targets, Instant now) {
    if (stage != Stage.SEALED || targets.isEmpty()) {
      return Optional.empty();
    }
    List<Instant> slots =
        documents.stream()
            .map(SealedDocument::object)
            .filter(each -> !targets.stream().allMatch(name -> isOn(name, each)))
            .map(each -> later.getOrDefault(each, Instant.MIN))
            .sorted()
            .toList();
    return slots.stream().findFirst().filter(now::isBefore);
  }

  private boolean isOn(String target, String object) {
    return copies.getOrDefault(target, Set.of()).contains(object);
  }

  Stage stage(Set<String> targets) {
    boolean safe =
        stage == Stage.SEALED && !targets.isEmpty() && targets.stream().allMatch(this::isOn);
    return safe ? Stage.SAFE : stage;
  }

  /** Whether nothing more will happen to it. */
  boolean settled(Set<String> targets) {
    Stage now = stage(targets);
    return now == Stage.SAFE
        || now == Stage.EMPTY
        || now == Stage.DISCARDED
        || (now == Stage.SEALED && targets.isEmpty());
  }

  /** Its class, when it is held. */
  Optional<String> classWhenHeld() {
    return stage == Stage.HELD ? Optional.of(documentClass) : Optional.empty();
  }

  /** Whether it waits for a first side; only then can nothing come of it. */
  boolean unfed() {
    return sides == 0 && (stage == Stage.WAITING || stage == Stage.SCANNING);
  }

  /**
   * Takes an event in.
   *
   * @param number of the event
   * @return what is new about it; a capture that is tried again and again says so once
   */
  Optional<Step> on(CaptureEvent event, long number, Instant at) {
    if (event instanceof ImportStarted file) {
      stage = Stage.READING;
      return step(at, "a file from the inbox " + file.inbox() + ", class " + documentClass);
    } else if (event instanceof ImportEnded ended) {
      return step(at, "the file is whole: " + counted(ended.sides(), "page"));
    } else if (event instanceof Started) {
      stage = Stage.SCANNING;
      return step(at, "the feeder starts, class " + documentClass);
    } else if (event instanceof Resumed resumed) {
      sides = resumed.sides();
      stage = Stage.READING;
      return step(at, "goes on after a restart: " + sides(sides) + " in the spool");
    } else if (event instanceof SideFed fed) {
      sides++;
      return step(at, "side " + fed.number() + " is safe on the box");
    } else if (event instanceof SideRead side) {
      return read(side, at);
    } else if (event instanceof FeedEnded ended) {
      sides = ended.sides();
      stage = Stage.READING;
      message = "";
      return ended.fault().isEmpty()
          ? step(at, "the feeder is empty: " + sides(sides))
          : flaw(at, "the feeder stopped: " + ended.fault());
    } else if (event instanceof Held held) {
      return held(held, at);
    } else if (event instanceof Continued continued) {
      sides = continued.sides();
      stage = Stage.SCANNING;
      message = "";
      return step(at, "goes on after " + sides(sides));
    } else if (event instanceof Checking checking) {
      return checking(checking, at);
    } else if (event instanceof Rescanning again) {
      stage = Stage.SCANNING;
      return step(at, "the sheet of side " + again.side() + " is scanned once more");
    } else if (event instanceof Decided decided) {
      sides = decided.sides();
      return Optional.of(new Step(at, decided.what(), decided.logged(), decided.trouble()));
    } else if (event instanceof Checked checked) {
      stage = Stage.READING;
      until = Optional.empty();
      return step(
          at,
          checked.by().isEmpty()
              ? "nobody confirmed its pages in time: it is sealed as it is"
              : checked.by() + " looked at its pages and confirmed them");
    } else if (event instanceof Discarded discarded) {
      if (stage == Stage.DISCARDED) {
        return Optional.empty();
      }
      stage = Stage.DISCARDED;
      until = Optional.empty();
      message = discarded.reason();
      return Optional.of(new Step(at, "thrown away: " + discarded.reason(), "thrown away", true));
    } else if (event instanceof DocumentMade made) {
      return made(made, at);
    } else if (event instanceof Doubted doubted) {
      return flaw(at, doubted.flaw());
    } else if (event instanceof Sealed sealed) {
      stage = Stage.SEALED;
      message = "";
      documents = sealed.documents();
      sealedAt = number;
      return step(
          at,
          (documents.size() == 1 ? "" : documents.size() + " documents ")
              + "sealed and stored on the box; its pages can be read here no more");
    } else if (event instanceof Flawed flawed) {
      return flaw(at, flawed.flaw());
    }
    stage = event instanceof Empty ? Stage.EMPTY : Stage.PARKED;
    String why = event instanceof Empty empty ? empty.message() : ((Parked) event).message();
    boolean known = why.equals(message);
    message = why;
    return known ? Optional.empty() : Optional.of(new Step(at, why, true));
  }

  private Optional<Step> checking(Checking event, Instant at) {
    boolean known = stage == Stage.CHECKING;
    boolean longer = until.isPresent() && !until.get().equals(event.until());
    boolean again = stage == Stage.SCANNING && until.isPresent();
    stage = Stage.CHECKING;
    sides = event.sides();
    until = Optional.of(event.until());
    if (known && longer) {
      return step(at, "it waits longer for somebody to look at its pages");
    }
    return known || again
        ? Optional.empty()
        : step(at, "it waits for somebody to look at its pages");
  }

  /** Its class, when it waits for a look at its pages. */
  Optional<String> classWhenChecked() {
    return stage == Stage.CHECKING ? Optional.of(documentClass) : Optional.empty();
  }

  /** A sheet is to be fed once more when its turn comes. */
  Step againAsked(Instant at) {
    return new Step(at, "the sheet waits for the scanner", false);
  }

  /** It could not be fed. */
  Optional<Step> againRefused(String why, Instant at) {
    boolean told =
        steps.newest().filter(step -> step.trouble() && step.text().startsWith(why)).isPresent();
    return told ? Optional.empty() : Optional.of(new Step(at, why, true));
  }

  /** The rest of it is to be fed when its turn comes. */
  Step restAsked(Instant at) {
    stage = Stage.WAITING;
    return new Step(at, "the rest waits for the scanner", false);
  }

  /** The rest could not be fed. */
  Optional<Step> restRefused(String why, Instant at) {
    if (stage != Stage.WAITING) {
      return Optional.empty();
    }
    stage = Stage.HELD;
    return Optional.of(new Step(at, why, true));
  }

  private Optional<Step> held(Held held, Instant at) {
    boolean known = stage == Stage.HELD && message.equals(held.fault());
    sides = held.sides();
    stage = Stage.HELD;
    message = held.fault();
    return known
        ? Optional.empty()
        : Optional.of(new Step(at, "the feeder stopped: " + held.fault(), true));
  }

  private Optional<Step> made(DocumentMade made, Instant at) {
    if (stage == Stage.PARKED) {
      return Optional.empty(); // It is told of when it comes to more than the last time.
    }
    stage = Stage.SEALING;
    String size = String.format(Locale.ROOT, "%,d kB", Math.max(1, made.bytes() / 1000));
    return step(at, "PDF/A with " + counted(made.pages(), "page") + ", " + size);
  }

  private static Optional<Step> step(Instant at, String text) {
    return Optional.of(new Step(at, text, false));
  }

  private Optional<Step> read(SideRead side, Instant at) {
    read.set(side.number());
    blank.set(side.number(), side.blank());
    String name = "side " + side.number();
    if (!side.flaw().isEmpty()) {
      return flaw(at, name + ": " + side.flaw());
    }
    if (side.separator()) {
      return step(at, name + " is a separator sheet");
    }
    return step(at, name + " is read: " + (side.blank() ? "blank" : counted(side.words(), "word")));
  }

  private Optional<Step> flaw(Instant at, String what) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(what);
    } else if (!flaws.contains(what)) {
      unlisted++;
    }
    return Optional.of(new Step(at, what, true));
  }

  private static String sides(int count) {
    return counted(count, "side");
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : count + " " + what + "s";
  }

  /** A document of it is on a target. */
  Step copied(String target, String object, Instant at) {
    copies.computeIfAbsent(target, first -> new LinkedHashSet<>()).add(object);
    String which = documents.size() == 1 ? "" : "document " + number(object) + " ";
    return new Step(at, which + "copied to " + target + " and read back", false);
  }

  private int number(String object) {
    return 1 + documents.stream().map(SealedDocument::object).toList().indexOf(object);
  }

  /** Whether all of it is on a target. */
  boolean isOn(String target) {
    Set<String> there = copies.getOrDefault(target, Set.of());
    return !documents.isEmpty()
        && documents.stream().allMatch(each -> there.contains(each.object()));
  }

  /** All but the steps. */
  JsonObject json(Set<String> targets) {
    JsonArray lines = new JsonArray();
    flaws.forEach(lines::add);
    if (unlisted > 0) {
      lines.add("and " + unlisted + " more");
    }
    JsonArray places = new JsonArray();
    copies.keySet().stream().filter(this::isOn).forEach(places::add);
    JsonArray all = new JsonArray();
    documents.forEach(
        each ->
            all.add(
                new JsonObject().put("document", each.document()).put("object", each.object())));
    Optional<SealedDocument> first = documents.stream().findFirst();
    JsonObject json = new JsonObject();
    until.ifPresent(time -> json.put("until", time.toString()));
    return json.put("id", id)
        .put("class", documentClass)
        .put("started", started.toString())
        .put("state", stage(targets).word())
        .put("message", message)
        .put("sides", sides)
        .put("read", Math.min(read.cardinality(), sides))
        .put("blank", blank.cardinality())
        .put("document", first.map(SealedDocument::document).orElse(""))
        .put("object", first.map(SealedDocument::object).orElse(""))
        .put("documents", all)
        .put("copies", places)
        .put("flaws", lines)
        .put("step", steps.newest().map(Step::text).orElse(""));
  }
}
