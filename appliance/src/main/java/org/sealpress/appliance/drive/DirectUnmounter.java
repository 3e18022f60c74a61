package org.sealpress.appliance.drive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.sealpress.target.drive.Mount;
import org.sealpress.target.drive.Mounts;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls {@code umount} itself; for a daemon that may, which is one that runs as root. */
public final class DirectUnmounter implements Unmounter {
  private static final Logger LOG = LoggerFactory.getLogger(DirectUnmounter.class);

  /** A slow stick may have much to write. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final Tool UMOUNT = new Tool("umount", "mount");

  private final Mounts mounts;

  /** By this mount table. */
  public DirectUnmounter(Mounts mounts) {
    this.mounts = mounts;
  }

  @Override
  public boolean unmount(Path slot) throws IOException {
    Optional<Mount> mount = mounts.covering(slot.toRealPath());
    run(slot);
    return mount.isPresent() && PowerSwitch.off(mount.get().source());
  }

  private static void run(Path slot) throws IOException {
    try {
      ToolResult result = UMOUNT.call("--", slot.toString()).limit(LIMIT).run();
      if (!result.ok()) {
        throw Unmounter.busy(slot, result.err().strip());
      }
    } catch (ToolFault e) {
      throw new IOException(slot + " can't be unmounted: " + e.getMessage(), e);
    }
  }

  @Override
  public void forget(Path slot) {
    try {
      ToolResult result =
          UMOUNT.call("--lazy", "--", slot.toString()).limit(Duration.ofSeconds(20)).run();
      if (!result.ok()) {
        LOG.debug("{} is not unmounted: {}", slot, result.err().strip());
      }
    } catch (ToolFault e) {
      LOG.debug("{} is not unmounted: {}", slot, e.getMessage());
    }
  }
}
