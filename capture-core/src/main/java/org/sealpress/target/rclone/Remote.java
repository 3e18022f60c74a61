package org.sealpress.target.rclone;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolExit;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * What can be asked of a remote, each a call of rclone.
 *
 * @param root the place of the target
 */
record Remote(Rclone rclone, RemoteSpec root) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A list can be long: what it may take is that of a transfer of so many bytes. */
  private static final long LIST_BYTES = 16 << 20;

  /**
   * What is at a path.
   *
   * @param path relative to what was listed
   * @param size bytes; -1 when the remote doesn't know
   */
  record Entry(String path, long size, boolean folder) {}

  /**
   * What the remote can do.
   *
   * @param renames whether a file can be given another name on the server
   * @param buckets whether folders exist only as parts of names
   * @param hashes the hashes it has
   * @param slowHash whether it reads a file for its hash
   * @param s3 whether it speaks S3, which knows puts under a condition
   */
  record Features(
      boolean renames, boolean buckets, Set<String> hashes, boolean slowHash, boolean s3) {}

  Features features() throws TargetFault {
    String doing = "asking what it can do";
    JsonNode answer = tree(doing, rclone.answer(doing, "backend", "features", root.toString()));
    JsonNode features = answer.path("Features");
    Set<String> hashes = new HashSet<>();
    answer.path("Hashes").forEach(hash -> hashes.add(hash.asText()));
    return new Features(
        features.path("Move").asBoolean(),
        features.path("BucketBased").asBoolean(),
        hashes,
        features.path("SlowHash").asBoolean(),
        answer.path("String").asText().startsWith("S3 "));
  }

  /** What is at a place; empty when nothing is, which is no proof that the root is there. */
  Optional<Entry> look(RemoteSpec place) throws TargetFault {
    String doing = "looking for " + place;
    ToolResult result =
        rclone.run(doing, 0, "lsjson", "--stat", "--no-mimetype", "--no-modtime", place.toString());
    if (Rclone.notFound(result)) {
      return Optional.empty();
    }
    if (!result.ok()) {
      throw rclone.faults().of(doing, result);
    }
    JsonNode node = tree(doing, result.out());
    return node.isObject() ? Optional.of(entry(node)) : Optional.empty();
  }

  /** Everything under a place that the filter rules let through, folders left out. */
  List<Entry> list(RemoteSpec place, List<String> rules) throws TargetFault {
    List<String> options = new ArrayList<>(List.of("--recursive", "--files-only"));
    rules.forEach(rule -> options.add("--filter=" + rule));
    return list(place, options.toArray(String[]::new));
  }

  /** What is right under a place, folders too. */
  List<Entry> children(RemoteSpec place) throws TargetFault {
    return list(place, new String[0]);
  }

  /**
   * What the filter rules in a file let through of the root, folders too; nothing without a root.
   */
  List<Entry> listed(Path rules) throws TargetFault {
    try {
      return list(root, "--recursive", "--filter-from=" + rules);
    } catch (TargetFault fault) {
      if (fault.kind() == Kind.NOT_FOUND) {
        return List.of();
      }
      throw fault;
    }
  }

  /** Whether there is a folder that can be listed, however empty. */
  boolean isListed(RemoteSpec place) throws TargetFault {
    try {
      children(place);
      return true;
    } catch (TargetFault fault) {
      if (fault.kind() == Kind.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }

  /** Whether something is right under a place, hidden names apart. */
  boolean isFilled(RemoteSpec place) throws TargetFault {
    try {
      return children(place).stream().anyMatch(entry -> !entry.path().startsWith("."));
    } catch (TargetFault fault) {
      if (fault.kind() == Kind.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }

  private List<Entry> list(RemoteSpec place, String... options) throws TargetFault {
    String doing = "listing " + place;
    List<String> arguments = new ArrayList<>(List.of("lsjson"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--no-mimetype", "--no-modtime", place.toString()));
    List<Entry> found = new ArrayList<>();
    try (InputStream out = rclone.stream(doing, LIST_BYTES, arguments.toArray(String[]::new));
        JsonParser parser = JSON.createParser(out)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          found.add(entry(parser.readValueAsTree()));
        }
      }
      return found;
    } catch (ToolExit e) {
      if (e.result().exitCode() == Rclone.DIRECTORY_NOT_FOUND) {
        throw new TargetFault(Kind.NOT_FOUND, place + " does not exist", e);
      }
      throw rclone.faults().of(doing, e.result());
    } catch (IOException e) {
      throw unreadable(doing, e);
    }
  }

  private static Entry entry(JsonNode node) {
    return new Entry(
        node.path("Path").asText(), node.path("Size").asLong(-1), node.path("IsDir").asBoolean());
  }

  private JsonNode tree(String doing, String json) throws TargetFault {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw unreadable(doing, e);
    }
  }

  /** Bytes free for this user, where the remote tells. */
  Optional<Long> free() throws TargetFault {
    ToolResult result = rclone.run("asking for room", 0, "about", "--json", root.toString());
    JsonNode free = result.ok() ? tree("asking for room", result.out()).path("free") : null;
    return free != null && free.isNumber() ? Optional.of(free.asLong()) : Optional.empty();
  }

  private TargetFault unreadable(String doing, IOException e) {
    if (e.getCause() instanceof ToolFault stopped) {
      return rclone.faults().of(doing, stopped);
    }
    return new TargetFault(
        Kind.IO_ERROR,
        "%s: %s failed: %s".formatted(rclone.faults().title(), doing, e.getMessage()),
        e);
  }
}
