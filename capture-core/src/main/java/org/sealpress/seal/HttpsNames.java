package org.sealpress.seal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.jspecify.annotations.Nullable;

/**
 * The names of a web server in certificates (RFC 5280, sections 4.2.1.6 and 4.2.1.10). An authority
 * of a box is good for names of that box and for private addresses only: whoever steals its key can
 * pretend to be no server elsewhere.
 */
final class HttpsNames {
  private static final List<String> PRIVATE =
      List.of(
          "127.0.0.0/8",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "100.64.0.0/10",
          "::1/128",
          "fc00::/7",
          "fe80::/10");

  private HttpsNames() {}

  static boolean isAddress(String name) {
    return name.contains(":") || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }

  /** In small letters, and an address as the JDK spells it. */
  static String normal(String name) {
    try {
      return isAddress(name)
          ? InetAddress.getByName(name).getHostAddress().replaceAll("%.*", "")
          : name.toLowerCase(Locale.ROOT);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(name + " is no IP address", e);
    }
  }

  /** The alternative names of a server. */
  static GeneralNames of(Set<String> names) {
    return new GeneralNames(
        new TreeSet<>(names).stream().map(HttpsNames::general).toArray(GeneralName[]::new));
  }

  private static GeneralName general(String name) {
    return new GeneralName(
        isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName,
        name.toLowerCase(Locale.ROOT));
  }

  /** What an authority for these names, and for private ones, may vouch for. */
  static NameConstraints constraints(Set<String> names) {
    List<GeneralSubtree> permitted = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      permitted.add(
          new GeneralSubtree(
              isAddress(name)
                  ? new GeneralName(
                      GeneralName.iPAddress, name + (name.contains(":") ? "/128" : "/32"))
                  : general(name)));
    }
    permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, "local")));
    for (String range : PRIVATE) {
      permitted.add(new GeneralSubtree(new GeneralName(GeneralName.iPAddress, range)));
    }
    return new NameConstraints(permitted.toArray(GeneralSubtree[]::new), null);
  }

  /**
   * Whether an authority may vouch for names.
   *
   * @param names the extension of the server's certificate
   * @param constraints that of the authority's; without one it may vouch for all
   */
  static boolean areWithin(byte @Nullable [] names, byte @Nullable [] constraints) {
    if (names == null) {
      return false;
    }
    if (constraints == null) {
      return true;
    }
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    validator.intersectPermittedSubtree(
        NameConstraints.getInstance(content(constraints)).getPermittedSubtrees());
    try {
      for (GeneralName name : GeneralNames.getInstance(content(names)).getNames()) {
        validator.checkPermitted(name);
      }
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }

  private static byte[] content(byte[] extension) {
    return ASN1OctetString.getInstance(extension).getOctets();
  }
}
