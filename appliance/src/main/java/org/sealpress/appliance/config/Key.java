package org.sealpress.appliance.config;

/**
 * A key that is being read, and where its mistakes go.
 *
 * @param name the key alone, such as {@code port}
 * @param path with the sections above it, such as {@code http.port}
 * @param inList whether it stands for one element of the key's list
 */
record Key(String name, String path, boolean inList, Problems problems) {

  /** For an element of this list; messages count from 1. */
  Key element(int index) {
    return new Key(name, path + "[" + (index + 1) + "]", true, problems);
  }

  void refuse(int line, String what, String expected, String remedy) {
    problems.add(line, "`" + path + "` " + what, "expected " + expected, remedy);
  }

  /** The advice to write such a value. */
  String write(String value) {
    String all = inList ? "[" + value + "]" : value;
    return "write for example `" + name + ": " + all + "`";
  }

  /** Checks a key that the user chose, not its value. */
  void checkName(int line, Scalar<String> type) {
    try {
      type.parser().parse(name);
    } catch (Scalar.NotAllowed e) {
      refuse(
          line,
          "has a name that can't be used",
          type.expected(),
          "call it for example `" + type.example() + "`");
    }
  }
}
