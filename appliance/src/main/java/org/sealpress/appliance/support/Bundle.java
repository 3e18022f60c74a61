package org.sealpress.appliance.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody who helps from afar needs to know of a box: a ZIP file of texts, without secrets
 * and without anything of a document. A part that can't be made says why and keeps no other out.
 */
public final class Bundle {
  private static final Logger LOG = LoggerFactory.getLogger(Bundle.class);

  /** So many letters of a part are kept. */
  private static final int LONGEST = 1 << 20;

  private static final String README =
      """
      What this box says of itself, for whoever helps with it.

      Passwords, tokens, keys and addresses that are secrets are left out: *** stands in their place.
      Nothing of a document is in here, not even its title. Look through it before you send it.

      """;

  private final Supplier<Secrets> secrets;
  private final Map<String, Part> parts;

  /** A text of the bundle. */
  public interface Part {
    /** The text as it is now. */
    String text() throws Exception;
  }

  /**
   * A bundle.
   *
   * @param secrets what is taken out; asked each time
   * @param parts by the names of their files, in their order
   */
  public Bundle(Supplier<Secrets> secrets, Map<String, Part> parts) {
    this.secrets = secrets;
    this.parts = new LinkedHashMap<>(parts);
  }

  /** The file. May block for disks and programs. */
  public byte[] zip() throws IOException {
    Secrets hidden = secrets.get();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, "README.txt", README + String.join("\n", parts.keySet()) + "\n");
      for (Map.Entry<String, Part> each : parts.entrySet()) {
        add(zip, each.getKey(), hidden.hide(cut(text(each.getKey(), each.getValue()))));
      }
    }
    return bytes.toByteArray();
  }

  private static String text(String name, Part part) {
    try {
      return part.text();
    } catch (Exception e) {
      LOG.warn("{} of the support bundle can't be made", name, e);
      return "This could not be told: " + e.getMessage() + "\n";
    }
  }

  /** The end counts: it is what happened last. */
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : "...\n" + text.substring(text.length() - LONGEST);
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry("sealpress-support/" + name);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
