package org.sealpress.appliance.button;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sealpress.tool.Call;
import org.sealpress.tool.ToolExit;
import org.sealpress.tool.ToolFault;

/** A contact on a GPIO line, watched by {@code gpiomon}. */
public final class GpioButton extends DeviceButton {
  /** Its only key. */
  static final String KEY = "press";

  /** It runs as long as the box. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** One that fails has done so by then; nothing says that it has not. */
  private static final long SOUND_MILLIS = 300;

  private final GpioLine line;
  private final String folder;

  /**
   * Of a line.
   *
   * @param folder where libgpiod's programs are; see {@link GpioTools#find}
   */
  GpioButton(String name, GpioLine line, String folder) {
    super(name);
    this.line = line;
    this.folder = folder;
  }

  @Override
  Device open() throws IOException {
    GpioTools tools = GpioTools.find(folder);
    GpioLine found = tools.resolve(line);
    boolean down = tools.isDown(found);
    Call call = tools.monitor(found).limit(FOR_EVER);
    try {
      return new Monitor(tools, call.stream(), down);
    } catch (ToolFault e) {
      throw GpioFaults.of(e.getMessage(), line);
    }
  }

  private final class Monitor implements Device {
    private final GpioTools tools;
    private final InputStream edges;
    private final boolean down;
    private volatile boolean ended;

    Monitor(GpioTools tools, InputStream edges, boolean down) {
      this.tools = tools;
      this.edges = edges;
      this.down = down;
    }

    @Override
    public void listen(Signals signals) throws IOException {
      if (down) {
        signals.held(KEY);
      }
      CompletableFuture.delayedExecutor(SOUND_MILLIS, TimeUnit.MILLISECONDS)
          .execute(() -> sound(signals));
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(edges, StandardCharsets.US_ASCII));
      try {
        for (String edge = reader.readLine(); edge != null; edge = reader.readLine()) {
          sound(signals);
          if (tools.isPress(edge.strip())) {
            signals.down(KEY);
          } else {
            signals.up(KEY);
          }
        }
      } catch (ToolExit e) {
        throw GpioFaults.of(e.result().lastError(), line);
      } finally {
        synchronized (this) {
          ended = true;
        }
      }
      throw new IOException(
          line + " is not watched any more: gpiomon has ended; it is started again");
    }

    private synchronized void sound(Signals signals) {
      if (!ended) {
        signals.watched();
      }
    }

    @Override
    public void close() {
      ended = true;
      try {
        edges.close();
      } catch (IOException e) {
        // it has ended
      }
    }
  }
}
