package org.sealpress.target.git;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tree has under a path.
 *
 * @param file whether it is a file: not a folder, a link or another repository
 * @param folder whether it is a folder
 * @param hash git's, of its content
 */
record Entry(String path, boolean file, boolean folder, String hash) {
  /** A line of {@code git ls-tree}. */
  private static final Pattern LINE =
      Pattern.compile("(\\d{6}) \\w+ ([0-9a-f]{40,64})\t(.+)", Pattern.DOTALL);

  static Optional<Entry> in(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String mode = parts.group(1);
    return Optional.of(
        new Entry(parts.group(3), mode.startsWith("100"), mode.startsWith("04"), parts.group(2)));
  }
}
