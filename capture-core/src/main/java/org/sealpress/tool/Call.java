package org.sealpress.tool;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of a program, put together and then made with {@link #run} or {@link #stream}. Arguments
 * reach the program as they are: there is no shell in between. For one thread, and for one run.
 *
 * <p>Unless said otherwise: the environment is inherited, standard input is empty, the time limit
 * is one minute, and 256 KiB of each output are kept (the rest is read and dropped).
 */
public final class Call {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(1);
  private static final int DEFAULT_CAPTURE = 256 * 1024;
  private static final String HIDDEN = "***";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private record Argument(String text, boolean secret) {}

  private final Tool tool;
  private final List<Argument> arguments = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final Set<String> removed = new TreeSet<>();
  private final List<String> secrets = new ArrayList<>();
  private Duration limit = DEFAULT_LIMIT;
  private @Nullable Duration silence;
  private int capture = DEFAULT_CAPTURE;
  private @Nullable Path directory;
  private @Nullable InputStream input;
  private @Nullable OutputStream output;

  Call(Tool tool) {
    this.tool = tool;
  }

  /** Adds arguments. */
  public Call with(String... more) {
    return with(List.of(more));
  }

  /** Adds arguments. */
  public Call with(List<String> more) {
    more.forEach(text -> arguments.add(new Argument(text, false)));
    return this;
  }

  /**
   * Adds an argument that no message, result or {@link #toString} shows. Other users of the machine
   * can still see it in the list of processes: prefer the environment or a file.
   */
  public Call withSecret(String text) {
    arguments.add(new Argument(text, true));
    secrets.add(text);
    return this;
  }

  /** Sets an environment variable. Values are never shown, wherever the program repeats them. */
  public Call secretEnvironment(String name, String value) {
    secrets.add(value);
    return environment(name, value);
  }

  /** Sets an environment variable, on top of the inherited environment. */
  public Call environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Takes variables out of the inherited environment. */
  public Call without(Set<String> names) {
    removed.addAll(names);
    return this;
  }

  /** The directory to start in. */
  public Call in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  /** How long it may take, from start to end. */
  public Call limit(Duration longest) {
    limit = longest;
    return this;
  }

  /**
   * How long it may neither write anything nor take any of its input; no limit unless it is set.
   * For {@link #run} alone.
   */
  public Call silence(Duration longest) {
    silence = longest;
    return this;
  }

  /** How many bytes of standard output and of standard error, each, are kept. */
  public Call capture(int bytes) {
    capture = bytes;
    return this;
  }

  /** What to feed to standard input. It is read on another thread until the call ends. */
  public Call input(InputStream source) {
    input = source;
    return this;
  }

  /**
   * Where standard output goes, instead of being captured. Written on another thread; not closed.
   */
  public Call output(OutputStream sink) {
    output = sink;
    return this;
  }

  /**
   * Runs the program to its end.
   *
   * @throws ToolFault when it can't be started or doesn't end by itself; whatever it started has
   *     then been ended too. On {@link ToolFault.Kind#INTERRUPTED} the thread's interrupt flag is
   *     set again.
   */
  public ToolResult run() throws ToolFault {
    try (Running running = Running.start(this)) {
      return running.finish();
    }
  }

  /**
   * Starts the program and gives its standard output as a stream. The end of the stream is an end
   * only if the exit code is 0: otherwise the last read throws a {@link ToolExit}, and so does one
   * after the time limit. Closing the stream early ends the program.
   *
   * @throws ToolFault when it can't be started
   */
  public InputStream stream() throws ToolFault {
    return new ToolStream(Running.start(this));
  }

  Tool tool() {
    return tool;
  }

  List<String> argumentTexts() {
    return arguments.stream().map(Argument::text).toList();
  }

  Map<String, String> environment() {
    return environment;
  }

  Set<String> removed() {
    return removed;
  }

  Duration limit() {
    return limit;
  }

  Optional<Duration> silence() {
    return Optional.ofNullable(silence);
  }

  int capture() {
    return capture;
  }

  Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  Optional<InputStream> input() {
    return Optional.ofNullable(input);
  }

  Optional<OutputStream> output() {
    return Optional.ofNullable(output);
  }

  /** The text with every secret of this call replaced. */
  String redact(String text) {
    String result = text;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        result = result.replace(secret, HIDDEN);
      }
    }
    return result;
  }

  /** The command as a person would type it, secrets hidden. */
  @Override
  public String toString() {
    return arguments.stream()
        .map(argument -> argument.secret() ? HIDDEN : quote(redact(argument.text())))
        .collect(Collectors.joining(" ", tool.program() + " ", ""))
        .strip();
  }

  private static String quote(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
