package org.sealpress.restore;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names of sealed objects, {@code objects/2026/11/24/ID.v1.cms}, and of the files they become. */
final class ObjectName {
  /** Folder of the objects on a target. */
  static final String FOLDER = "objects";

  private static final String PART = "[A-Za-z0-9_-][A-Za-z0-9._-]*";
  private static final Pattern NAME = Pattern.compile(FOLDER + "(/" + PART + ")+\\.cms");

  private ObjectName() {}

  /** Whether it is one: then nothing in it leads out of the folder that it is restored into. */
  static boolean isOne(String name) {
    return NAME.matcher(name).matches();
  }

  /** Where the document of an object goes. */
  static Path fileOf(String object, Path to) {
    String name = object.substring(FOLDER.length() + 1, object.length() - ".cms".length());
    return to.resolve(name + ".pdf");
  }
}
