package org.sealpress.appliance.account;

import java.util.List;

/** What counts as one neighbour: an IPv4 address, or the 64 bits that a home has of IPv6. */
public final class Network {
  private Network() {}

  /** The network of an address, as text. */
  public static String of(String address) {
    String[] groups = address.split(":", -1);
    return groups.length < 4 ? address : String.join(":", List.of(groups).subList(0, 4));
  }
}
