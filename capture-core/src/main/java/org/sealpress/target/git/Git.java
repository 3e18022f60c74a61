package org.sealpress.target.git;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sealpress.target.TargetFault;
import org.sealpress.tool.Call;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * Makes calls of git that neither ask nor run anything of the user's but what is needed to log in:
 * of the user's own configuration credential helpers, proxies and such are taken, hooks are not; of
 * the system's nothing.
 *
 * @param url of the remote
 * @param environment what all calls have, besides the usual
 */
record Git(
    Tool tool, String url, Map<String, String> environment, GitLimits limits, GitFaults faults) {
  /** What git calls the remote: its URL is in hardly any argument. */
  static final String REMOTE = "there";

  private static final Pattern KEPT =
      Pattern.compile(
          "GIT_(SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|EXEC_PATH|PROXY_COMMAND|HTTP_\\w+|SSL_\\w+)");
  private static final Set<String> REMOVED =
      System.getenv().keySet().stream()
          .filter(name -> name.equals("SSH_ASKPASS") || name.startsWith("GIT_"))
          .filter(name -> !KEPT.matcher(name).matches())
          .collect(Collectors.toUnmodifiableSet());

  private static final int SPOKEN = 4 << 20;

  /** How git is to behave, whatever is configured elsewhere. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("core.hooksPath", "/dev/null"),
          Map.entry("core.fsmonitor", "false"),
          Map.entry("core.logAllRefUpdates", "false"),
          Map.entry("core.attributesFile", "/dev/null"),
          Map.entry("core.compression", "1"), // what is sealed has nothing left to compress
          Map.entry("core.bigFileThreshold", "8m"), // larger ones are never held in memory
          Map.entry("pack.threads", "1"),
          Map.entry("pack.windowMemory", "64m"),
          Map.entry("pack.deltaCacheSize", "16m"),
          Map.entry("pack.packSizeLimit", "0"),
          Map.entry("gc.auto", "0"),
          Map.entry("maintenance.auto", "false"),
          Map.entry("fastimport.unpackLimit", "1"),
          Map.entry("fetch.unpackLimit", "1"),
          Map.entry("fetch.fsckObjects", "false"),
          Map.entry("fetch.recurseSubmodules", "false"),
          Map.entry("fetch.writeCommitGraph", "false"),
          Map.entry("push.followTags", "false"),
          Map.entry("push.gpgSign", "false"),
          Map.entry("push.recurseSubmodules", "no"),
          Map.entry("protocol.version", "2"),
          Map.entry("http.lowSpeedLimit", "1"));

  /** A call in a repository, on this machine alone unless it says otherwise. */
  Call call(Path repository, String... arguments) {
    Call call = tool.call(arguments).without(REMOVED).limit(limits.local(0)).capture(SPOKEN);
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("remote." + REMOTE + ".url", url);
    settings.put("http.lowSpeedTime", String.valueOf(Math.max(1, limits.idle().toSeconds())));
    int count = 0;
    for (Map.Entry<String, String> each : settings.entrySet()) {
      call.environment("GIT_CONFIG_KEY_" + count, each.getKey());
      call.environment("GIT_CONFIG_VALUE_" + count, each.getValue());
      count++;
    }
    call.environment("GIT_CONFIG_COUNT", String.valueOf(count))
        .environment("GIT_CONFIG_NOSYSTEM", "1")
        .environment("GIT_ATTR_NOSYSTEM", "1")
        .environment("GIT_NO_REPLACE_OBJECTS", "1")
        .environment("GIT_OPTIONAL_LOCKS", "0")
        .environment("GIT_TERMINAL_PROMPT", "0")
        .environment("SSH_ASKPASS_REQUIRE", "never")
        .environment("GIT_DIR", repository.toString())
        .environment("LC_ALL", "C")
        .environment("LANGUAGE", "");
    environment.forEach(call::environment);
    return call;
  }

  /** A call that talks to the remote and only listens: it ends when nothing comes any more. */
  Call receiving(Path repository, String... arguments) {
    return call(repository, arguments).limit(limits.receiving()).silence(limits.silence(0));
  }

  /** A call that sends this many bytes. */
  Call sending(long bytes, Path repository, String... arguments) {
    return call(repository, arguments).limit(limits.sending(bytes)).silence(limits.silence(bytes));
  }

  /** A call that asks the remote something small. */
  Call asking(Path repository, String... arguments) {
    Duration limit = limits.connect().plus(limits.idle());
    return call(repository, arguments).limit(limit);
  }

  /**
   * Runs a call to its end, however it ends.
   *
   * @param doing for messages: {@code storing a/b}
   */
  ToolResult run(String doing, Call call) throws TargetFault {
    try {
      return call.run();
    } catch (ToolFault e) {
      throw faults.of(doing, e);
    }
  }

  /** Runs a call that must succeed. */
  String answer(String doing, Call call) throws TargetFault {
    ToolResult result = run(doing, call);
    if (!result.ok()) {
      throw faults.of(doing, result);
    }
    return result.out();
  }

  /** Starts a call and gives its output. */
  InputStream stream(String doing, Call call) throws TargetFault {
    try {
      return call.stream();
    } catch (ToolFault e) {
      throw faults.of(doing, e);
    }
  }
}
