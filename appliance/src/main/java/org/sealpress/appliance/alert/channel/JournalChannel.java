package org.sealpress.appliance.alert.channel;

import java.io.PrintStream;
import java.util.List;
import org.sealpress.appliance.alert.Channel;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the system. Under systemd each line begins with its priority (sd-daemon(3)), by which
 * {@code journalctl -p crit} finds what is urgent; otherwise it is a warning in the daemon's log.
 */
public final class JournalChannel implements Channel {
  /** The name of the channel. */
  public static final String NAME = "log";

  private static final Logger LOG = LoggerFactory.getLogger(JournalChannel.class);

  private final boolean journal;
  private final PrintStream out;

  /**
   * A channel.
   *
   * @param journal whether what is printed goes to the journal
   */
  public JournalChannel(boolean journal, PrintStream out) {
    this.journal = journal;
    this.out = out;
  }

  /** That of this process: systemd says where its output goes by {@code JOURNAL_STREAM}. */
  public static JournalChannel ofThisProcess() {
    return new JournalChannel(System.getenv("JOURNAL_STREAM") != null, System.err);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void send(Message message) {
    List<String> lines =
        message.text().lines().filter(line -> !line.isBlank()).map("  "::concat).toList();
    if (!journal) {
      LOG.warn("{}\n{}", message.title(), String.join("\n", lines));
      return;
    }
    String prefix = "<" + priority(message.urgency()) + ">";
    StringBuilder all = new StringBuilder(prefix).append(message.title()).append('\n');
    lines.forEach(line -> all.append(prefix).append(line).append('\n'));
    out.print(all); // in one go, so that no other line gets between
    out.flush();
  }

  private static int priority(Urgency urgency) {
    return switch (urgency) {
      case URGENT -> 2;
      case SOON -> 4;
      case NOTE -> 5;
    };
  }
}
