package org.sealpress.appliance.web.status;

import static org.sealpress.appliance.web.status.Parts.list;
import static org.sealpress.appliance.web.status.Parts.state;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a status comes to, for somebody who reads it from two metres. Depends on the status alone.
 *
 * @param sentences the most important first; at least one
 */
public record Headline(Light light, List<Sentence> sentences) {
  private static final Set<String> ON_THEIR_WAY =
      Set.of("waiting", "scanning", "reading", "sealing");

  /** Copies the sentences. */
  public Headline {
    sentences = List.copyOf(sentences);
  }

  /** Of what {@code GET /api/status} answers. */
  public static Headline of(JsonObject status) {
    Troubles troubles = Troubles.of(status);
    List<Sentence> sentences = new ArrayList<>(troubles.sentences());
    Light light = troubles.light();
    long way = list(status, "captures").stream().filter(Headline::isOnItsWay).count();
    if (way > 0) {
      light = light.or(Light.BUSY);
      sentences.add(Sentence.counted("status.headline.on-the-way", way));
    }
    if (sentences.isEmpty()) {
      Headline calm = calm(status);
      light = calm.light;
      sentences.addAll(calm.sentences);
    }
    pull(status).forEach(sentences::add);
    return new Headline(light, sentences);
  }

  /** When there is neither trouble nor paper on its way. */
  private static Headline calm(JsonObject status) {
    List<JsonObject> captures = list(status, "captures");
    List<JsonObject> targets = list(status, "targets");
    long now = sealed(captures.stream().filter(each -> !each.containsKey("due")));
    if (now > 0) {
      return targets.isEmpty()
          ? one(Light.WELL, Sentence.of("status.headline.box-alone"))
          : one(Light.BUSY, Sentence.counted("status.headline.copying", now));
    }
    Optional<Headline> copying =
        targets.stream().flatMap(each -> copying(each).stream()).findFirst();
    if (copying.isPresent()) {
      return copying.get();
    }
    Optional<String> due =
        captures.stream()
            .filter(each -> state(each).equals("sealed"))
            .map(each -> each.getString("due"))
            .min(Comparator.naturalOrder());
    if (due.isPresent()) {
      long later = sealed(captures.stream());
      return one(
          Light.WELL,
          new Sentence("status.headline.planned", Map.of("count", later, "from", due.get())));
    }
    boolean looked = targets.stream().noneMatch(each -> state(each).equals("unknown"));
    return looked || documents(status) == 0
        ? one(Light.WELL, safe(status, captures))
        : one(Light.BUSY, Sentence.of("status.headline.looking"));
  }

  /** A target that is caught up with, or whose hours have not come. */
  private static Optional<Headline> copying(JsonObject target) {
    JsonObject copying = target.getJsonObject("copying");
    if (copying != null) {
      long left = copying.getLong("ofObjects", 0L) - copying.getLong("objects", 0L);
      return Optional.of(
          one(Light.BUSY, Sentence.counted("status.headline.copying", Math.max(1, left))));
    }
    long waiting = target.getLong("waiting", 0L);
    return state(target).equals("waiting") && waiting > 0
        ? Optional.of(
            one(Light.WELL, Troubles.lacking("status.headline.later", Parts.name(target), waiting)))
        : Optional.empty();
  }

  private static Sentence safe(JsonObject status, List<JsonObject> captures) {
    long today = today(status);
    if (today > 0) {
      return Sentence.counted("status.headline.safe-today", today);
    }
    long all = documents(status);
    if (all > 0) {
      return Sentence.counted("status.headline.safe-all", all);
    }
    return captures.stream().anyMatch(each -> state(each).equals("safe"))
        ? Sentence.of("status.headline.safe")
        : Sentence.of("status.headline.nothing");
  }

  private static long today(JsonObject status) {
    return Parts.object(status, "today").getLong("documents", 0L);
  }

  private static long documents(JsonObject status) {
    return Math.max(today(status), status.getLong("documents", 0L));
  }

  private static Stream<Sentence> pull(JsonObject status) {
    return list(status, "slots").stream()
        .filter(each -> state(each).equals("safe"))
        .map(each -> Sentence.of("status.headline.pull", "drive", each.getString("drive", "")));
  }

  private static Headline one(Light light, Sentence sentence) {
    return new Headline(light, List.of(sentence));
  }

  private static long sealed(Stream<JsonObject> some) {
    return some.filter(each -> state(each).equals("sealed"))
        .mapToInt(each -> Math.max(1, list(each, "documents").size()))
        .sum();
  }

  /** Whether a capture is worked on now. */
  public static boolean isOnItsWay(JsonObject capture) {
    return ON_THEIR_WAY.contains(state(capture));
  }

  /**
   * That of a status that has it already, as {@link #json} wrote it.
   *
   * @throws IllegalArgumentException when it has none
   */
  public static Headline in(JsonObject status) {
    JsonObject json = Parts.object(status, "headline");
    return new Headline(
        Light.of(json.getString("light", "")),
        list(json, "sentences").stream().map(Sentence::of).toList());
  }

  /** Whether nobody has to do anything. */
  public boolean well() {
    return light.calm();
  }

  /**
   * As programs read it: {@code light}, and {@code sentences} with {@code key} and {@code args}.
   */
  public JsonObject json() {
    JsonArray all = new JsonArray();
    sentences.forEach(each -> all.add(each.json()));
    return new JsonObject().put("light", light.word()).put("sentences", all);
  }
}
