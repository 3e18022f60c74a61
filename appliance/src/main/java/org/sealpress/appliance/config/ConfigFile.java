package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.List;
import org.sealpress.appliance.config.Node.Entries;

/** A configuration file that was read and found right. */
public final class ConfigFile {
  private final Path path;
  private final Config config;
  private final Lines lines;
  private final List<Problem> warnings;

  private ConfigFile(Path path, Config config, Lines lines, List<Problem> warnings) {
    this.path = path;
    this.config = config;
    this.lines = lines;
    this.warnings = warnings;
  }

  /**
   * Reads a file. Looks at no other file: whether a certificate is there is for its user to see.
   *
   * @throws ConfigException with every mistake of the file; a file that is no YAML gives the first
   *     place where that shows
   */
  public static ConfigFile read(Path file) throws ConfigException {
    return parse(Source.read(file, new Problems(file.toString())), file);
  }

  /** Reads {@code text} as if it stood in {@code file}, which need not be there. */
  public static ConfigFile parse(String text, Path file) throws ConfigException {
    Problems problems = new Problems(file.toString());
    Entries tree = TreeReader.read(Source.checked(text, problems), problems);
    Path folder = file.toAbsolutePath().normalize().getParent();
    ConfigReader reader = new ConfigReader(folder == null ? file.toAbsolutePath() : folder);
    Config config = FileSection.read(tree, problems, reader::read);
    Lines lines = new Lines(tree);
    Checks.run(config, lines, problems);
    problems.throwIfAny();
    return new ConfigFile(file, config, lines, problems.warnings());
  }

  /** The file, as it was named. */
  public Path path() {
    return path;
  }

  /** What it says. */
  public Config config() {
    return config;
  }

  /** What is allowed but unwise, by line. */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * Where a key stands, as {@code FILE:LINE}, to begin a message about what its value led to.
   *
   * @param key such as {@code scanner.device}, {@code targets.nas.path}, {@code recipients[1]}; for
   *     one that is not in the file the nearest above it counts
   */
  public String where(String key) {
    return Shown.plain(path.toString()) + ":" + lines.of(key);
  }

  /**
   * What a key's value led to, as a mistake at its line.
   *
   * @param key as in {@link #where}
   * @param what is wrong
   * @param expected what is allowed there
   * @param remedy what to do
   */
  public Problem problem(String key, String what, String expected, String remedy) {
    return new Problem(path.toString(), lines.of(key), what, expected, remedy);
  }
}
