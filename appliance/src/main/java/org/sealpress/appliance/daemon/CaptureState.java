package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.CaptureEvent.DocumentMade;
import org.sealpress.intake.CaptureEvent.Empty;
import org.sealpress.intake.CaptureEvent.FeedEnded;
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.intake.CaptureEvent.Resumed;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.intake.CaptureEvent.SideFed;
import org.sealpress.intake.CaptureEvent.SideRead;
import org.sealpress.intake.CaptureEvent.Started;

/** How one capture is doing, and every step it took, in words. Guarded by the {@link Board}. */
final class CaptureState {
  private static final int MOST_STEPS = 2_000;

  private final String id;
  private final String documentClass;
  private final Instant started;
  private final JsonArray steps = new JsonArray();
  private final List<String> flaws = new ArrayList<>();
  private final Set<String> copies = new LinkedHashSet<>();
  private String state = "scanning";
  private int sides;
  private int read;
  private int blank;
  private String document = "";
  private String object = "";

  CaptureState(String id, String documentClass, Instant started) {
    this.id = id;
    this.documentClass = documentClass;
    this.started = started;
  }

  String id() {
    return id;
  }

  String document() {
    return document;
  }

  boolean sealed() {
    return state.equals("sealed");
  }

  /**
   * Takes an event in.
   *
   * @return what happened, in words
   */
  String on(CaptureEvent event) {
    if (event instanceof Started) {
      return "the feeder starts, class " + documentClass;
    } else if (event instanceof Resumed resumed) {
      sides = resumed.sides();
      state = "reading";
      return "goes on after a restart: " + sides(sides) + " in the spool";
    } else if (event instanceof SideFed fed) {
      sides = fed.number();
      return "side " + fed.number() + " is safe on the box";
    } else if (event instanceof SideRead side) {
      return read(side);
    } else if (event instanceof FeedEnded ended) {
      state = "reading";
      return ended.fault().isEmpty()
          ? "the feeder is empty: " + sides(ended.sides())
          : flaw("the feeder stopped: " + ended.fault());
    } else if (event instanceof DocumentMade made) {
      state = "sealing";
      return "PDF/A with " + made.pages() + " pages, " + made.bytes() / 1000 + " kB";
    } else if (event instanceof Sealed sealed) {
      state = "sealed";
      document = sealed.document();
      object = sealed.object();
      return "sealed and stored on the box; the plain pages are deleted";
    } else if (event instanceof Empty empty) {
      state = "empty";
      return flaw(empty.message());
    } else {
      state = "parked";
      return flaw(((Parked) event).message());
    }
  }

  private String read(SideRead side) {
    read++;
    String what = side.blank() ? "blank" : side.words() + " words";
    blank += side.blank() ? 1 : 0;
    return side.flaw().isEmpty()
        ? "side " + side.number() + " is read: " + what
        : flaw("side " + side.number() + ": " + side.flaw());
  }

  private String flaw(String what) {
    flaws.add(what);
    return what;
  }

  private static String sides(int count) {
    return count == 1 ? "1 side" : count + " sides";
  }

  String copied(String target) {
    copies.add(target);
    return "copied to " + target + " and read back";
  }

  void step(Instant at, String text) {
    if (steps.size() < MOST_STEPS) {
      steps.add(new JsonObject().put("at", at.toString()).put("text", text));
    }
  }

  JsonObject json(Set<String> targets) {
    boolean safe = state.equals("sealed") && copies.containsAll(targets);
    return new JsonObject()
        .put("id", id)
        .put("class", documentClass)
        .put("started", started.toString())
        .put("state", safe ? "safe" : state)
        .put("sides", sides)
        .put("read", read)
        .put("blank", blank)
        .put("document", document)
        .put("object", object)
        .put("copies", new JsonArray(List.copyOf(copies)))
        .put("flaws", new JsonArray(List.copyOf(flaws)))
        .put("steps", steps.copy());
  }
}
