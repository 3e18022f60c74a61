package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sealpress.appliance.alert.Channel;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Outlet;
import org.sealpress.appliance.alert.Retry;
import org.sealpress.appliance.alert.channel.JournalChannel;
import org.sealpress.appliance.alert.channel.MailChannel;
import org.sealpress.appliance.alert.channel.Web;
import org.sealpress.appliance.alert.channel.WebhookChannel;
import org.sealpress.appliance.config.Config;

/** The channels of a configuration; the log is always one. */
final class Channels {
  private Channels() {}

  /**
   * An outlet for each.
   *
   * @param heard is told of what reached a person; with no other channel that is the log
   */
  static List<Outlet> of(Config config, Web web, Clock clock, Consumer<Message> heard) {
    List<Channel> people = new ArrayList<>();
    if (config.mail().server().isPresent()) {
      people.add(new MailChannel(config.mail()));
    }
    config.webhooks().forEach(each -> people.add(new WebhookChannel(each, web)));
    List<Outlet> outlets = new ArrayList<>();
    outlets.add(
        new Outlet(
            JournalChannel.ofThisProcess(),
            Retry.USUAL,
            clock,
            people.isEmpty() ? heard : message -> {}));
    people.forEach(each -> outlets.add(new Outlet(each, Retry.USUAL, clock, heard)));
    return outlets;
  }
}
