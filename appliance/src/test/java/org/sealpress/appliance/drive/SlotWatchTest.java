package org.sealpress.appliance.drive;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.drive.SlotState.Condition;
import org.sealpress.delivery.Receipt;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.Finding;

class SlotWatchTest {
  private static final Path SLOT = Path.of("/media/slot");

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private volatile Optional<Presence> there = Optional.empty();
  private volatile Finding finding = refused("nothing");
  private volatile Receipt receipt = new Receipt("usb", "drive:A:1234", true, 2000, 0, "");
  private volatile Optional<DriveDiary.Last> known = Optional.empty();
  private volatile boolean busy;

  private final SlotWatch watch =
      new SlotWatch(
          new SlotWatch.Place("usb", SLOT, () -> there, () -> finding),
          new TellingUnmounter(),
          new TellingDeliveries(),
          new TellingDiary(),
          state -> told.add(state.condition().word()),
          Clock.systemUTC());

  @Test
  void whatIsNoDriveOfTheSetIsToldAndForgottenWhenItIsGone() {
    comes(1, refused("a stranger's drive"));
    assertEquals("a stranger's drive: take it out", watch.state().message());
    goes();
    assertEquals(Condition.EMPTY, watch.state().condition());
    assertEquals(List.of("refused", "resume", "empty"), told);
  }

  @Test
  void whatWasRefusedIsLookedAtAgainWhenItWasPutRight() {
    comes(1, refused("an empty drive"));
    finding = refused("still empty");
    watch.round();
    assertEquals("an empty drive: take it out", watch.state().message());
    watch.lookAgain();
    watch.round();
    assertEquals("still empty: take it out", watch.state().message());
  }

  @Test
  void aStrangersDriveIsLetGoLikeAnyOther() {
    comes(1, refused("a stranger's drive"));
    assertEquals(Optional.empty(), watch.eject());
    await().until(() -> watch.state().condition() == Condition.SAFE);
    assertEquals("The drive may be pulled now.", watch.state().message());
    assertEquals(
        List.of("refused", "resume", "leaving", "release", "unmount", "resume", "safe"), told);
  }

  @Test
  void aDriveThatWasInWhenTheBoxEndedAndIsNoLongerWasPulled() {
    known = Optional.of(new DriveDiary.Last("1".repeat(32), "A"));
    watch.round();
    assertEquals(Condition.PULLED, watch.state().condition());
    assertTrue(watch.state().message().startsWith("Drive \"A\" was pulled without asking. No "));
    assertEquals(List.of("gone", "diary: pulled A", "pulled", "forget"), told);
    assertEquals(Optional.of("no drive is in the slot \"usb\""), watch.eject());
  }

  @Test
  void aBusyDriveStaysAndIsDeliveredTo() {
    busy = true;
    comes(1, refused("x"));
    assertEquals(Optional.empty(), watch.eject());
    await().until(() -> watch.state().condition() == Condition.REFUSED);
    assertEquals("It can't be pulled yet: in use", watch.state().message());
    assertEquals("resume", told.get(told.size() - 1));
  }

  @Test
  void whatDoesNotLetGoIsNotUnmounted() {
    receipt = new Receipt("usb", "usb", false, -1, -1, "a copy takes too long");
    comes(1, refused("x"));
    assertEquals(Optional.empty(), watch.eject());
    await().until(() -> watch.state().condition() == Condition.REFUSED);
    assertEquals("It can't be pulled yet: a copy takes too long", watch.state().message());
    assertTrue(!told.contains("unmount"), told.toString());
  }

  @Test
  void isToldWhatIsOnADriveThatMayBePulled() {
    assertEquals(
        "Drive \"A\" may be pulled now. Everything is on it: 2,000 documents.",
        Shown.safe("A", receipt));
    assertEquals(
        "Drive \"A\" may be pulled now. It lacks 1 document of 13 documents, which go to the next"
            + " drive, or to this one when it is back.",
        Shown.safe("A", new Receipt("usb", "", true, 12, 1, "")));
  }

  private void comes(int mount, Finding what) {
    finding = what;
    there = Optional.of(new Presence(mount, "/dev/loop9"));
    watch.round();
  }

  private void goes() {
    there = Optional.empty();
    watch.round();
  }

  private static Finding refused(String says) {
    return new Finding.Refused(Finding.Kind.UNKNOWN, Optional.empty(), says, "take it out");
  }

  private final class TellingUnmounter implements Unmounter {
    @Override
    public boolean unmount(Path slot) throws IOException {
      told.add("unmount");
      if (busy) {
        throw new IOException("in use");
      }
      there = Optional.empty();
      return false;
    }

    @Override
    public void forget(Path slot) {
      told.add("forget");
    }
  }

  private final class TellingDeliveries implements Deliveries {
    @Override
    public Receipt release(String slot, Duration limit) {
      told.add("release");
      return receipt;
    }

    @Override
    public void resume(String slot) {
      told.add("resume");
    }

    @Override
    public void gone(String slot) {
      told.add("gone");
    }
  }

  private final class TellingDiary implements DriveDiary {
    @Override
    public Optional<Last> in(String slot) {
      return known;
    }

    @Override
    public void arrived(DriveMarker drive, String slot) {
      told.add("diary: arrived " + drive.label());
    }

    @Override
    public void ejected(Last drive, String slot) {
      told.add("diary: ejected " + drive.label());
    }

    @Override
    public void pulled(Last drive, String slot) {
      told.add("diary: pulled " + drive.label());
    }
  }
}
