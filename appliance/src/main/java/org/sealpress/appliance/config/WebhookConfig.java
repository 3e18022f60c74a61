package org.sealpress.appliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An address on the web that alarms are posted to.
 *
 * @param kind what it understands
 * @param url the address, which may be a secret itself
 * @param token a file with a token that goes along
 */
public record WebhookConfig(String name, Kind kind, URI url, Optional<Path> token) {

  /** What such an address understands. */
  public enum Kind {
    /** All that is known, as JSON. */
    JSON,
    /** Incoming webhooks of Slack, and what is like them (Mattermost, Rocket.Chat). */
    SLACK,
    /** A topic of ntfy. */
    NTFY
  }
}
