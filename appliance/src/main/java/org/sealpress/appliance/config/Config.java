package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.plan.TargetKind;
import org.sealpress.plan.TargetKinds;

/**
 * All that {@code sealpress.yaml} says. Paths are absolute. Lists keep the order of the file.
 *
 * @param box the name of this box, printed into every document
 * @param data the folder of captures, vault and ledger
 * @param http where the daemon answers
 * @param scanner the scanner and its buttons
 * @param profiles ways to scan, at least one
 * @param classes document classes, at least one
 * @param recipients certificate files of those who can open what is sealed, at least one
 * @param targets where sealed objects go; may be empty
 * @param workers the page workers
 * @param gate whether each document is checked before it is sealed
 * @param timestamps the time-stamp authority
 * @param inboxes folders that files are taken from; may be empty
 * @param rotation how drives are swapped
 * @param drill when a restore is to be rehearsed
 * @param verify how what was stored is read again
 * @param local what stays on the box
 * @param alarms what is an alarm, and when it is told
 * @param mail how alarms are mailed
 * @param webhooks where alarms are posted to; may be empty
 * @param buttons what else can be pressed; may be empty
 * @param led lamps
 */
public record Config(
    String box,
    Path data,
    HttpConfig http,
    ScannerConfig scanner,
    List<Profile> profiles,
    List<DocumentClass> classes,
    List<Path> recipients,
    List<TargetConfig> targets,
    WorkersConfig workers,
    boolean gate,
    TimestampsConfig timestamps,
    List<InboxConfig> inboxes,
    RotationConfig rotation,
    DrillConfig drill,
    VerifyConfig verify,
    LocalConfig local,
    AlarmsConfig alarms,
    MailConfig mail,
    List<WebhookConfig> webhooks,
    List<ButtonConfig> buttons,
    LedConfig led) {

  /** Copies the lists. */
  public Config {
    profiles = List.copyOf(profiles);
    classes = List.copyOf(classes);
    recipients = List.copyOf(recipients);
    targets = List.copyOf(targets);
    inboxes = List.copyOf(inboxes);
    webhooks = List.copyOf(webhooks);
    buttons = List.copyOf(buttons);
  }

  /** The class of a capture that nobody gave a class: the first of the file. */
  public DocumentClass defaultClass() {
    return classes.get(0);
  }

  /** The class of that name. */
  public Optional<DocumentClass> documentClass(String name) {
    return classes.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The target of that name. */
  public Optional<TargetConfig> target(String name) {
    return targets.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The targets by their kinds, in the order of the file. */
  public TargetKinds targetKinds() {
    Map<String, TargetKind> kinds = new LinkedHashMap<>();
    targets.forEach(each -> kinds.put(each.name(), each.targetKind()));
    return new TargetKinds(kinds);
  }
}
