package org.sealpress.appliance.button;

import java.util.List;
import java.util.Set;
import org.sealpress.appliance.config.SensorButton;
import org.sealpress.appliance.fixture.Classes;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Sensors;

/** The scanner's buttons, read as the desk reads them. */
class SensorsButtonTest extends ButtonContract {
  @Override
  Rig rig() {
    SensorButtons buttons =
        new SensorButtons(List.of(new SensorButton("scan", Classes.named("legal"))));
    return new Rig() {
      private Set<String> on = Set.of();
      private boolean there;
      private boolean started;

      private final Sensors panel =
          new Sensors() {
            @Override
            public Set<String> sensors() {
              return Set.of("scan");
            }

            @Override
            public Set<String> read(Set<String> names) {
              return on;
            }
          };

      @Override
      public Button button() {
        return new Button() {
          @Override
          public void start(Signals signals) {
            buttons.start(signals);
            started = true;
            desk();
          }

          @Override
          public void close() {
            buttons.close();
          }
        };
      }

      /** What the desk does when it opens the scanner, or can't. */
      private void desk() {
        if (started && there) {
          settle();
        } else if (started) {
          buttons.away("The scanner is switched off: switch it on");
        }
      }

      private void settle() {
        try {
          buttons.settle(panel);
        } catch (ScanFault e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public ButtonKind kind() {
        return ButtonKind.SCANNER;
      }

      @Override
      public String key() {
        return "scan";
      }

      @Override
      public void plug() {
        there = true;
        desk();
      }

      @Override
      public void pull() {
        there = false;
        on = Set.of();
        desk();
      }

      @Override
      public void press() throws Exception {
        on = Set.of("scan");
        buttons.look(panel);
      }

      @Override
      public void release() throws Exception {
        on = Set.of();
        buttons.look(panel);
      }

      @Override
      public void close() {}
    };
  }
}
