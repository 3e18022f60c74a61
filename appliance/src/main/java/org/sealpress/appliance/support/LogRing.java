package org.sealpress.appliance.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The last lines of the log, in memory: at most {@link #LINES} and {@link #LETTERS}. What has gone
 * to the log goes here in the same words.
 */
public final class LogRing implements AutoCloseable {
  /** So many lines are kept. */
  public static final int LINES = 1_000;

  /** So many letters of them are kept. */
  static final int LETTERS = 256 * 1024;

  private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %msg%n%ex{8}";

  private final Deque<String> lines = new ArrayDeque<>();
  private int letters;
  private final Runnable end;

  private LogRing(LoggerContext context) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(PATTERN);
    encoder.start();
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            add(new String(encoder.encode(event), StandardCharsets.UTF_8));
          }
        };
    appender.setContext(context);
    appender.setName("ring");
    appender.start();
    root.addAppender(appender);
    end =
        () -> {
          root.detachAppender(appender);
          appender.stop();
        };
  }

  /** Begins to keep what is logged from now on. */
  public static LogRing begin() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      return new LogRing(context);
    }
    throw new IllegalStateException("the log is not Logback's");
  }

  private synchronized void add(String text) {
    text.lines()
        .forEach(
            line -> {
              String kept = line.length() > LETTERS / 4 ? line.substring(0, LETTERS / 4) : line;
              lines.add(kept);
              letters += kept.length();
            });
    while (lines.size() > LINES || letters > LETTERS) {
      letters -= lines.remove().length();
    }
  }

  /** The last lines, the oldest first. */
  public synchronized List<String> last(int most) {
    List<String> all = new ArrayList<>(lines);
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
  }

  /** Keeps nothing more. */
  @Override
  public void close() {
    end.run();
  }
}
