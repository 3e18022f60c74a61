package org.sealpress.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a file tells of its purpose. */
final class Names {
  /** Of programs that rename a file when it is whole. */
  private static final List<String> TEMPORARY =
      List.of(".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".download", "~");

  /** Made by file managers in every folder that is looked at. */
  private static final Set<String> NOBODYS = Set.of("thumbs.db", "desktop.ini");

  private Names() {}

  /** Whether somebody is still writing it. */
  static boolean isTemporary(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TEMPORARY.stream().anyMatch(lower::endsWith) || lower.startsWith("~$");
  }

  /** Whether nobody wants to see it. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || NOBODYS.contains(name.toLowerCase(Locale.ROOT));
  }
}
