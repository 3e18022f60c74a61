package org.sealpress.inbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * An inbox.
 *
 * @param name what people call it
 * @param folder absolute
 * @param settle how long a file must be unchanged before it is looked into
 * @param patience how long after its last change a file may still become whole
 */
public record InboxSettings(String name, Path folder, Duration settle, Duration patience) {
  /** Longer than a share is gone for when its router starts again. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);
}
