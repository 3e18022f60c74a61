package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sealpress.intake.Checks;
import org.sealpress.intake.DocumentTitle;

/**
 * What the body of a request says, under names that are known. What is wrong is told beside its
 * field, as a {@link Refusal}.
 */
final class Asked {
  private static final Map<Integer, Integer> QUARTER_TURNS = Map.of(90, 1, 180, 2, 270, 3);

  private static final String NO_OBJECT = "the body must be a JSON object";
  private static final String NEEDED = "this is needed: fill it in";

  private final JsonObject body;

  private Asked(JsonObject body) {
    this.body = body;
  }

  /**
   * A body that is a JSON object with some of these keys, or no body, which has none of them; a key
   * that is spelled wrong is told.
   */
  static Asked in(RoutingContext request, Set<String> keys) throws Refusal {
    JsonObject body = object(request);
    for (String key : body.fieldNames()) {
      if (!keys.contains(key)) {
        throw Refusal.wrong(
            key,
            "\"%s\" is not expected here; %s"
                .formatted(
                    key,
                    keys.isEmpty()
                        ? "the body must be {}"
                        : "there are " + String.join(", ", new TreeSet<>(keys))));
      }
    }
    return new Asked(body);
  }

  private static JsonObject object(RoutingContext request) throws Refusal {
    @Nullable Buffer bytes = request.body().buffer();
    if (bytes == null || bytes.length() == 0) {
      return new JsonObject();
    }
    try {
      if (Json.decodeValue(bytes) instanceof JsonObject body) {
        return body;
      }
    } catch (DecodeException e) {
      throw Refusal.wrong("", NO_OBJECT);
    }
    throw Refusal.wrong("", NO_OBJECT);
  }

  /** Whether it is given. */
  boolean has(String key) {
    return body.containsKey(key);
  }

  /** A text, or another one when it is not given. */
  String text(String key, String or) throws Refusal {
    Object value = body.getValue(key, or);
    if (value instanceof String text) {
      return text;
    }
    throw Refusal.wrong(key, "\"" + key + "\" must be a text");
  }

  /** A text that must be there. */
  String text(String key) throws Refusal {
    String text = given(key);
    if (text.isBlank()) {
      throw Refusal.wrong(key, NEEDED);
    }
    return text;
  }

  /** A text that must be there and may be empty: who reads it says what it must be like. */
  String given(String key) throws Refusal {
    if (!has(key)) {
      throw Refusal.wrong(key, NEEDED);
    }
    return text(key, "");
  }

  /** A list of texts that must be there. */
  List<String> texts(String key) throws Refusal {
    if (body.getValue(key) instanceof JsonArray list
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw Refusal.wrong(key, "\"" + key + "\" must be a list of texts");
  }

  /** The {@code title}; none when it is not given. */
  DocumentTitle title() throws Refusal {
    try {
      return new DocumentTitle(text("title", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("title", String.valueOf(e.getMessage()));
    }
  }

  /** The {@code reason}, which is written down. */
  String reason() throws Refusal {
    try {
      return Checks.reason(text("reason", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("reason", String.valueOf(e.getMessage()));
    }
  }

  /** The {@code degrees}, as quarter turns clockwise: 1 to 3. */
  int quarterTurns() throws Refusal {
    if (body.getValue("degrees") instanceof Integer degrees) {
      @Nullable Integer turns = QUARTER_TURNS.get(degrees);
      if (turns != null) {
        return turns;
      }
    }
    throw Refusal.wrong("degrees", "degrees must be 90, 180 or 270");
  }
}
