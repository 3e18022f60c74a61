package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Problem;
import org.sealpress.appliance.config.WithoutSecrets;
import org.sealpress.appliance.support.Bundle;
import org.sealpress.appliance.support.LogView;
import org.sealpress.appliance.support.Versions;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.vault.Vault;

/** What is in the bundle for whoever helps with a box. */
final class BundleParts {
  private static final String TITLE = "title";

  private final ConfigFile file;
  private final Supplier<JsonObject> status;
  private final Ledger ledger;
  private final Vault vault;
  private final Optional<Notary> notary;
  private final LogView log;

  BundleParts(
      ConfigFile file,
      Supplier<JsonObject> status,
      Ledger ledger,
      Vault vault,
      Optional<Notary> notary,
      LogView log) {
    this.file = file;
    this.status = status;
    this.ledger = ledger;
    this.vault = vault;
    this.notary = notary;
    this.log = log;
  }

  /** By the names of their files. */
  Map<String, Bundle.Part> all() {
    Map<String, Bundle.Part> parts = new LinkedHashMap<>();
    parts.put("versions.txt", Versions::text);
    parts.put("configuration.yaml", this::configuration);
    parts.put("status.json", () -> anonymous(status.get()).encodePrettily());
    parts.put("checks.txt", this::checks);
    parts.put("log.txt", () -> String.join("\n", log.last(LogView.MOST).lines()) + "\n");
    return parts;
  }

  /** The messages of a file with mistakes repeat what is in it, so only their lines are told. */
  private String configuration() {
    try {
      return WithoutSecrets.of(file.path());
    } catch (ConfigException e) {
      List<Integer> lines = e.problems().stream().map(Problem::line).toList();
      return "The configuration has mistakes in the lines " + lines + ", so it is not shown.\n";
    }
  }

  /**
   * Without what may name somebody: titles, and of captures and inboxes the sentences, in which
   * there are names of files and what people typed.
   */
  static JsonObject anonymous(JsonObject status) {
    JsonObject without = untitled(status);
    without(without, "captures", Set.of("message", "step", "steps", "flaws"));
    without(without, "inboxes", Set.of("message"));
    return without;
  }

  private static void without(JsonObject json, String list, Set<String> keys) {
    if (json.getValue(list) instanceof JsonArray all) {
      all.forEach(
          each -> {
            if (each instanceof JsonObject object) {
              keys.forEach(object::remove);
            }
          });
    }
  }

  /** A title is the secret of who typed it. */
  private static JsonObject untitled(JsonObject json) {
    JsonObject without = new JsonObject();
    json.forEach(
        each -> {
          if (!each.getKey().equals(TITLE)) {
            without.put(each.getKey(), untitled(each.getValue()));
          }
        });
    return without;
  }

  private static Object untitled(Object value) {
    if (value instanceof JsonObject object) {
      return untitled(object);
    } else if (value instanceof JsonArray array) {
      JsonArray without = new JsonArray();
      array.forEach(each -> without.add(untitled(each)));
      return without;
    }
    return value;
  }

  private String checks() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("documents: ").append(vault.catalog().sealed()).append('\n');
    text.append("ledger: ").append(ledger.head().seq() + 1).append(" entries\n");
    text.append("signed: ").append(signed()).append('\n');
    FileStore disk = Files.getFileStore(file.config().data());
    text.append(
        "disk of the data folder: %s, %d MB free of %d MB%n"
            .formatted(disk.type(), disk.getUsableSpace() >> 20, disk.getTotalSpace() >> 20));
    List<String> damage = vault.catalog().damage();
    text.append("damage of the ledger: ").append(damage.isEmpty() ? "none" : damage).append('\n');
    text.append("catalog: ").append(vault.catalog().finding().orElse("as the ledger")).append('\n');
    file.warnings().forEach(each -> text.append("unwise: line ").append(each.line()).append('\n'));
    return text.toString();
  }

  private String signed() {
    if (notary.isEmpty()) {
      return "nothing, as the key can't be used";
    }
    return notary
        .get()
        .refusal()
        .orElseGet(
            () ->
                notary
                    .get()
                    .newest()
                    .map(newest -> newest.checkpoint().size() + " entries")
                    .orElse("nothing yet"));
  }
}
