package org.sealpress.appliance.web;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names and addresses under which the box is asked for. A request for any other is refused:
 * such a name may lead here without being ours, by a server of names that somebody else controls.
 */
public final class HostNames {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]{2,45}\\]|[a-z0-9._-]{1,253})(?::([0-9]{1,5}))?");

  private static final long LOOK_AGAIN = Duration.ofMinutes(1).toNanos();

  private final Set<String> fixed;
  private final boolean everywhere;
  private final String first;
  private Set<String> known;
  private long looked = System.nanoTime();

  private HostNames(Set<String> fixed, boolean everywhere) {
    this.fixed = fixed;
    this.everywhere = everywhere;
    this.first = fixed.iterator().next();
    this.known = look();
  }

  /**
   * All of a box.
   *
   * @param given by the configuration, the one to be shown first
   * @param host what the server listens on; where that is every address, the private ones that
   *     there are, which may change. Others change too often for a certificate: they want a name
   */
  public static HostNames of(List<String> given, String host) {
    Set<String> names = new LinkedHashSet<>();
    given.forEach(each -> names.add(plain(each.toLowerCase(Locale.ROOT))));
    String own = ownName();
    String bound = host.toLowerCase(Locale.ROOT);
    boolean everywhere = isEverywhere(bound);
    if (!everywhere) {
      names.add(plain(bound));
    }
    if (!own.isEmpty()) {
      names.add(own);
      if (!own.contains(".")) {
        names.add(own + ".local");
      }
    }
    names.addAll(List.of("localhost", "127.0.0.1", plain("::1")));
    return new HostNames(names, everywhere);
  }

  private Set<String> look() {
    Set<String> all = new LinkedHashSet<>(fixed);
    if (everywhere) {
      all.addAll(addresses());
    }
    return all;
  }

  private synchronized Set<String> names() {
    if (everywhere && System.nanoTime() - looked > LOOK_AGAIN) {
      looked = System.nanoTime();
      known = look();
    }
    return known;
  }

  private static boolean isEverywhere(String host) {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  private static String ownName() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      return name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") && !name.matches("[0-9.]+") ? name : "";
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static Set<String> addresses() {
    Set<String> found = new TreeSet<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        each.getInterfaceAddresses().stream()
            .map(InterfaceAddress::getAddress)
            .filter(HostNames::isPrivate)
            .forEach(address -> found.add(plain(address.getHostAddress())));
      }
    } catch (SocketException e) {
      return found;
    }
    return found;
  }

  /** RFC 1918, 4193 and 6598. */
  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? address.isSiteLocalAddress() || (bytes[0] == 100 && (bytes[1] & 0xC0) == 64)
        : (bytes[0] & 0xFE) == 0xFC;
  }

  /** An IPv6 address in one spelling; anything else as it is. */
  private static String plain(String name) {
    if (!name.contains(":")) {
      return name;
    }
    try {
      return InetAddress.getByName(name.replaceAll("%.*", "")).getHostAddress();
    } catch (UnknownHostException e) {
      return name;
    }
  }

  /** All of them. */
  public Collection<String> all() {
    return List.copyOf(names());
  }

  /** The one for people: what the configuration names first. */
  public String first() {
    return first;
  }

  /** Whether a {@code Host} header names this box and this port. */
  boolean isOurs(String header, int port) {
    Matcher parts = AUTHORITY.matcher(header.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    String asked = parts.group(2);
    if (asked != null ? Integer.parseInt(asked) != port : port != 443) {
      return false;
    }
    String name = parts.group(1);
    return names()
        .contains(name.startsWith("[") ? plain(name.substring(1, name.length() - 1)) : name);
  }
}
