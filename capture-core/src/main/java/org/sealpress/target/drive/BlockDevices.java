package org.sealpress.target.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** The disks of this machine, by {@code lsblk}, and which of them may be formatted. */
public final class BlockDevices {
  private static final Set<String> WHOLE = Set.of("disk", "part");

  private final Tool lsblk;

  /**
   * Those that a program tells of.
   *
   * @param lsblk {@code lsblk}, or what prints the same
   */
  public BlockDevices(Tool lsblk) {
    this.lsblk = lsblk;
  }

  /** Those of this machine. */
  public static BlockDevices ofThisMachine() {
    return new BlockDevices(new Tool("lsblk", "util-linux"));
  }

  /**
   * A device that a file system may be made on, if a person wants it.
   *
   * @throws TargetFault {@link Kind#DENIED} when it may not: it is in use, not removable, or no
   *     whole disk or partition
   */
  public BlockDevice formattable(Path device) throws TargetFault {
    BlockDevice found = find(device);
    String why = "";
    if (!WHOLE.contains(found.type())) {
      why = "it is no disk and no partition (" + Visible.text(found.type()) + ")";
    } else if (!found.removable()) {
      why = "it is no removable drive: the system may need it";
    } else if (!found.uses().isEmpty()) {
      why = "it, or another part of the same disk, is in use (" + first(found.uses()) + ")";
    } else if (found.readOnly()) {
      why = "it can't be written to: look for a write-protect switch";
    }
    if (!why.isEmpty()) {
      throw new TargetFault(Kind.DENIED, "%s is not formatted: %s".formatted(device, why));
    }
    return found;
  }

  private static String first(List<String> uses) {
    return Visible.text(uses.get(0)) + (uses.size() > 1 ? ", ..." : "");
  }

  private BlockDevice find(Path device) throws TargetFault {
    Path real;
    try {
      real = device.toRealPath();
    } catch (IOException e) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "there is no device %s: insert the drive, and look for it with lsblk".formatted(device),
          e);
    }
    for (JsonNode disk : tree().path("blockdevices")) {
      Optional<JsonNode> node = within(disk, real.toString());
      if (node.isPresent()) {
        return device(disk, node.get());
      }
    }
    String what = Files.isDirectory(real) ? "a folder" : "no disk that lsblk knows";
    throw new TargetFault(
        Kind.DENIED,
        "%s is not formatted: it is %s: name a device such as /dev/sdb".formatted(device, what));
  }

  private JsonNode tree() throws TargetFault {
    try {
      ToolResult result =
          lsblk
              .call("--json", "--bytes", "--output")
              .with("PATH,TYPE,SIZE,MODEL,SERIAL,RM,HOTPLUG,RO,MOUNTPOINTS")
              .run();
      return new ObjectMapper().readTree(result.out());
    } catch (ToolFault | JsonProcessingException e) {
      throw new TargetFault(
          Kind.UNAVAILABLE, "the disks of this machine can't be listed: " + e.getMessage(), e);
    }
  }

  private static Optional<JsonNode> within(JsonNode node, String path) {
    if (node.path("path").asText().equals(path)) {
      return Optional.of(node);
    }
    for (JsonNode child : node.path("children")) {
      Optional<JsonNode> found = within(child, path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static BlockDevice device(JsonNode disk, JsonNode node) {
    List<String> uses = new ArrayList<>();
    uses(disk, uses);
    return new BlockDevice(
        node.path("path").asText(),
        node.path("type").asText(),
        node.path("size").asLong(),
        disk.path("model").asText("").strip(),
        disk.path("serial").asText("").strip(),
        yes(disk, "rm") || yes(disk, "hotplug"),
        yes(node, "ro"),
        uses);
  }

  private static boolean yes(JsonNode node, String field) {
    return node.path(field).asBoolean() || node.path(field).asText().equals("1");
  }

  /** Mounts and swap; volumes and encrypted devices in it, mounted or not. */
  private static void uses(JsonNode node, List<String> uses) {
    for (JsonNode mount : node.path("mountpoints")) {
      if (!mount.isNull()) {
        uses.add(mount.asText());
      }
    }
    for (JsonNode child : node.path("children")) {
      if (!WHOLE.contains(child.path("type").asText())) {
        uses.add(child.path("path").asText());
      }
      uses(child, uses);
    }
  }
}
