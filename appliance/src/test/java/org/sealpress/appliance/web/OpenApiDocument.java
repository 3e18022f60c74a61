package org.sealpress.appliance.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document of the interface, and a judge of values by as much of JSON Schema as it uses. */
final class OpenApiDocument {
  private final Map<String, Object> root;

  OpenApiDocument() {
    root =
        map(
            new Load(LoadSettings.builder().build())
                .loadFromString(new String(OpenApi.document(), StandardCharsets.UTF_8)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  /** What is said of each route, by method and path as in {@code GET /api/captures/{id}}. */
  Map<String, Map<String, Object>> operations() {
    Map<String, Map<String, Object>> all = new TreeMap<>();
    map(root.get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, what) ->
                            all.put(method.toUpperCase(Locale.ROOT) + " " + path, map(what))));
    return all;
  }

  /** The schema of an answer; nothing when no such answer is described, or it is no JSON. */
  Optional<Object> schema(String operation, int code) {
    Map<String, Object> said = operations().getOrDefault(operation, Map.of());
    Map<String, Object> answer = map(map(said.get("responses")).get(String.valueOf(code)));
    Map<String, Object> json = map(map(answer.get("content")).get("application/json"));
    return Optional.ofNullable(json.get("schema"));
  }

  /** What a value has that a schema does not allow, or lacks. */
  List<String> wrong(@Nullable Object schema, @Nullable Object value, String at) {
    List<String> wrong = new ArrayList<>();
    Map<String, Object> rules = map(schema);
    if (rules.get("$ref") instanceof String name) {
      Object target =
          map(map(root.get("components")).get("schemas")).get(name.replaceAll(".*/", ""));
      return target == null ? List.of(name + " is not there") : wrong(target, value, at);
    }
    if (rules.get("oneOf") instanceof Collection<?> choices) {
      return choices.stream().anyMatch(each -> wrong(each, value, at).isEmpty())
          ? wrong
          : List.of(at + " is none of " + choices);
    }
    if (rules.get("enum") instanceof Collection<?> values && !values.contains(value)) {
      wrong.add(at + " is " + value);
    }
    if (rules.get("type") instanceof String type && !isOf(type, value)) {
      wrong.add(at + " is no " + type + ": " + value);
      return wrong;
    }
    if (rules.get("pattern") instanceof String pattern && !String.valueOf(value).matches(pattern)) {
      wrong.add(at + " is " + value);
    }
    if (rules.get("items") != null && value instanceof Collection<?> all) {
      all.forEach(each -> wrong.addAll(wrong(rules.get("items"), each, at + "[]")));
    }
    if (value instanceof Map<?, ?> object && rules.get("properties") != null) {
      members(rules, map(object), at, wrong);
    }
    return wrong;
  }

  private void members(
      Map<String, Object> rules, Map<String, Object> object, String at, List<String> wrong) {
    Map<String, Object> known = map(rules.get("properties"));
    if (rules.get("required") instanceof Collection<?> needed) {
      needed.stream()
          .filter(key -> !object.containsKey(key))
          .forEach(key -> wrong.add(at + "." + key + " is missing"));
    }
    object.forEach(
        (key, member) -> {
          if (known.containsKey(key)) {
            wrong.addAll(wrong(known.get(key), member, at + "." + key));
          } else if (Boolean.FALSE.equals(rules.get("additionalProperties"))) {
            wrong.add(at + "." + key + " is not described");
          }
        });
  }

  private static boolean isOf(String type, @Nullable Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof Collection;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "number" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      default -> false;
    };
  }
}
