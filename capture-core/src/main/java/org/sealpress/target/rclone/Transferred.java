package org.sealpress.target.rclone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sealpress.tool.ToolResult;

/** Which files a call of rclone has moved or copied: it tells in its log only. */
final class Transferred {
  /** Has it tell. */
  static final List<String> TELL = List.of("--use-json-log", "--log-level=INFO", "--stats=0");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Transferred() {}

  /** Those that were given another name on the server. */
  static Set<String> moved(ToolResult result) {
    return said(result, "Moved (server-side)");
  }

  /** Those that were uploaded where nothing was. */
  static Set<String> copied(ToolResult result) {
    return said(result, "Copied (new)");
  }

  private static Set<String> said(ToolResult result, String words) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : result.err().lines().toList()) {
      try {
        JsonNode entry = line.startsWith("{") ? JSON.readTree(line) : JSON.nullNode();
        if (entry.path("msg").asText().startsWith(words)) {
          names.add(entry.path("object").asText());
        }
      } catch (JsonProcessingException e) {
        // a line that was cut off
      }
    }
    return names;
  }
}
