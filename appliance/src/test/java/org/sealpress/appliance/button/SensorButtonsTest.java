package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.config.SensorButton;
import org.sealpress.appliance.fixture.Classes;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Sensors;

class SensorButtonsTest {
  private final Panel panel = new Panel();
  private final List<String> told = new ArrayList<>();
  private final SensorButtons buttons =
      new SensorButtons(List.of(button("scan", "legal"), button("email", "draft")));

  @BeforeEach
  void start() {
    buttons.start(new ToldSignals(told));
  }

  private static SensorButton button(String sensor, String documentClass) {
    return new SensorButton(sensor, Classes.named(documentClass));
  }

  @Test
  void aPressIsAButtonThatWasNotOnBefore() throws Exception {
    assertEquals("none", pressed());
    panel.on("scan");
    assertEquals("down scan", pressed());
    panel.on();
    assertEquals("none", pressed());
    panel.on("scan");
    assertEquals("down scan", pressed());
  }

  @Test
  void aButtonThatStaysOnIsOnePress() throws Exception {
    panel.on("scan");
    assertEquals("down scan", pressed());
    assertEquals("none", pressed());
    assertEquals("none", pressed());
  }

  @Test
  void eachButtonHasItsClassAndOneThatStaysOnDoesNotHideTheOther() throws Exception {
    panel.on("scan");
    assertEquals("down scan", pressed());
    panel.on("scan", "email");
    assertEquals("down email", pressed());
    assertEquals("none", pressed());
  }

  @Test
  void ofTwoAtOnceTheFirstOfTheConfigurationCounts() throws Exception {
    panel.on("scan", "email");
    assertEquals("down scan", pressed());
    assertEquals("none", pressed());
  }

  @Test
  void whatWasPressedWhileNobodyReadIsForgotten() throws Exception {
    panel.on("scan");
    buttons.settle(panel);
    assertEquals("none", pressed());
    panel.on();
    assertEquals("none", pressed());
    panel.on("scan");
    assertEquals("down scan", pressed());
  }

  @Test
  void aPressDuringTheFeedCountsThoughTheButtonWasOnBefore() throws Exception {
    panel.on("scan");
    assertEquals("down scan", pressed());
    buttons.feeding();
    buttons.fed(true);
    assertEquals("down scan", pressed());
    assertEquals("none", pressed());
  }

  @Test
  void whenNothingWasFedAButtonThatStaysOnIsNoSecondPress() throws Exception {
    panel.on("scan");
    assertEquals("down scan", pressed());
    buttons.feeding();
    buttons.fed(false);
    assertEquals("none", pressed());
  }

  @Test
  void aMissingSensorIsNamedWithThoseThereAre() {
    ScanFault fault =
        assertThrows(ScanFault.class, () -> buttons.check(new Panel().having("function", "scan")));
    assertEquals(ScanFault.Kind.UNSUPPORTED, fault.kind());
    assertEquals(
        "The scanner has no button \"email\"; it has function, scan. Correct scanner.buttons in the"
            + " configuration.",
        fault.getMessage());
    fault = assertThrows(ScanFault.class, () -> buttons.check(new Panel().having()));
    assertTrue(fault.getMessage().contains("it has none. "), fault.getMessage());
  }

  @Test
  void onlyTheButtonsOfTheConfigurationAreRead() throws Exception {
    buttons.check(panel);
    pressed();
    assertEquals(Set.of("scan", "email"), panel.asked);
    assertTrue(buttons.any());
    assertFalse(new SensorButtons(List.of()).any());
  }

  private String pressed() throws ScanFault {
    told.clear();
    buttons.look(panel);
    return told.stream().filter(each -> each.startsWith("down ")).findFirst().orElse("none");
  }

  private static final class Panel implements Sensors {
    private Set<String> there = Set.of("scan", "email", "function");
    private Set<String> on = Set.of();
    private Set<String> asked = Set.of();

    void on(String... names) {
      on = Set.of(names);
    }

    Panel having(String... names) {
      there = Set.of(names);
      return this;
    }

    @Override
    public Set<String> sensors() {
      return there;
    }

    @Override
    public Set<String> read(Set<String> names) {
      asked = names;
      Set<String> read = new TreeSet<>(on);
      read.retainAll(names);
      return read;
    }
  }
}
