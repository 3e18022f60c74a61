package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigChanges;
import org.sealpress.appliance.config.ConfigEditor;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Problem;
import org.sealpress.appliance.support.Bundle;
import org.sealpress.appliance.support.LogView;
import org.sealpress.appliance.web.AdminBox;
import org.sealpress.appliance.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings, log and support of a box, for its administrator. Safe for several threads. */
final class AdminDesk implements AdminBox {
  private static final Logger LOG = LoggerFactory.getLogger(AdminDesk.class);
  private static final String TEXT = "text";

  private final ConfigFile running;
  private final ConfigEditor editor;
  private final LogView log;
  private final Bundle bundle;
  private final LedgerAudit audit;
  private final DryStart start;

  /**
   * For a box.
   *
   * @param running the configuration that the daemon was started with
   * @param audit is told of changes
   * @param start whether the daemon could start with another one
   */
  AdminDesk(ConfigFile running, LogView log, Bundle bundle, LedgerAudit audit, DryStart start) {
    this.running = running;
    this.editor = new ConfigEditor(running.path());
    this.log = log;
    this.bundle = bundle;
    this.audit = audit;
    this.start = start;
  }

  @Override
  public JsonObject settings() throws IOException, Refusal {
    try {
      return settings(editor.read());
    } catch (ConfigException e) {
      throw Refusal.notNow(e.getMessage());
    }
  }

  private JsonObject settings(ConfigEditor.Current current) {
    return new JsonObject()
        .put("file", editor.file().toString())
        .put(TEXT, current.text())
        .put("hash", current.hash())
        .put("whyNot", editor.whyNot().orElse(""))
        .put("former", Files.exists(editor.former()) ? editor.former().toString() : "")
        .put("restart", restart(current.text()));
  }

  /** What of a text the daemon does not know yet, as it read another one when it was started. */
  private JsonArray restart(String text) {
    JsonArray sections = new JsonArray();
    try {
      Config next = ConfigFile.parse(text, running.path()).config();
      ConfigChanges.between(running.config(), next).forEach(sections::add);
    } catch (ConfigException e) {
      LOG.debug("the configuration has mistakes", e);
    }
    return sections;
  }

  @Override
  public JsonObject check(String text) throws IOException, Refusal {
    String before;
    try {
      before = editor.read().text();
    } catch (ConfigException e) {
      throw Refusal.notNow(e.getMessage());
    }
    JsonObject json = new JsonObject().put("diff", SettingsJson.diff(before, text));
    try {
      ConfigFile next = ConfigFile.parse(text, running.path());
      List<String> changed = ConfigChanges.between(running.config(), next.config());
      return json.put("mistakes", SettingsJson.problems(start.problems(next)))
          .put("warnings", SettingsJson.problems(next.warnings()))
          .put("restart", new JsonArray(changed))
          .put("grave", new JsonArray(changed.stream().filter(ConfigChanges::isGrave).toList()));
    } catch (ConfigException e) {
      return json.put("mistakes", SettingsJson.problems(e.problems()))
          .put("warnings", new JsonArray())
          .put("restart", new JsonArray())
          .put("grave", new JsonArray());
    }
  }

  @Override
  public JsonObject write(String text, String hash, String by) throws IOException, Refusal {
    try {
      Config before = saidBy(editor.read().text());
      List<Problem> stumbles = start.problems(ConfigFile.parse(text, running.path()));
      if (!stumbles.isEmpty()) {
        throw mistakes(stumbles);
      }
      ConfigEditor.Current written = editor.write(text, hash);
      if (!written.hash().equals(hash)) {
        audit.settings(by, ConfigChanges.between(before, saidBy(written.text())), written.hash());
      }
      JsonObject json = settings(written);
      LOG.info(
          "the configuration {} was changed in the browser by {}; the next start reads {}",
          editor.file(),
          by,
          json.getJsonArray("restart").isEmpty()
              ? "the same from it"
              : "anew: " + String.join(", ", names(json.getJsonArray("restart"))));
      return json;
    } catch (ConfigException e) {
      throw mistakes(e.problems());
    } catch (ConfigEditor.Changed e) {
      throw Refusal.notNow(TEXT, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Refusal.notNow(
          TEXT,
          "it could not be written: "
              + e.getMessage()
              + editor.whyNot().map(why -> "; " + why).orElse(""));
    }
  }

  private static Refusal mistakes(List<Problem> problems) {
    return Refusal.wrong(TEXT, "the text has mistakes, so nothing was written: " + problems.get(0));
  }

  /** What a text says; of one with mistakes what the daemon goes by instead. */
  private Config saidBy(String text) {
    try {
      return ConfigFile.parse(text, running.path()).config();
    } catch (ConfigException e) {
      LOG.debug("the configuration has mistakes", e);
      return running.config();
    }
  }

  private static List<String> names(JsonArray sections) {
    return sections.stream().map(String::valueOf).toList();
  }

  @Override
  public JsonObject log(int lines) {
    LogView.Lines last = log.last(Math.min(lines, LogView.MOST));
    return new JsonObject()
        .put("journal", last.journal())
        .put("lines", new JsonArray(last.lines()));
  }

  @Override
  public byte[] bundle() throws IOException {
    return bundle.zip();
  }
}
