package org.sealpress.appliance.alert.channel;

import java.net.URI;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Heartbeat;

/** Fetches an address that somebody else watches. */
public final class WebPing implements Heartbeat.Ping {
  private final URI address;
  private final Web web;

  /** One. */
  public WebPing(URI address, Web web) {
    this.address = address;
    this.web = web;
  }

  @Override
  public void ping() throws ChannelFault, InterruptedException {
    web.send(web.to(address).GET().build());
  }
}
