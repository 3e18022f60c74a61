package org.sealpress.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.scan.Side;

/** A scanner whose sides are {@link Sides#samples}, and whose every call is noted. */
final class FakeScanner implements Scanner {
  final List<String> calls = new ArrayList<>();
  private final int sides;
  private IntConsumer asked = number -> {};
  private IntConsumer half = number -> {};
  private int faultAt;
  private Exception fault = new ScanFault(ScanFault.Kind.JAMMED, "never");
  private boolean midway;
  private ScannerInfo info = new ScannerInfo("fake:1", "Fake", "One", "scanner");

  FakeScanner(int sides) {
    this.sides = sides;
  }

  /** Is told when a side is asked for, before it comes. */
  FakeScanner whenAsked(IntConsumer listener) {
    asked = listener;
    return this;
  }

  /** Is told when half of a side has come. */
  FakeScanner whenHalf(IntConsumer listener) {
    half = listener;
    return this;
  }

  /** A side that doesn't come. */
  FakeScanner failAt(int side, Exception why) {
    faultAt = side;
    fault = why;
    return this;
  }

  /** A side that comes by half. */
  FakeScanner failMidway(int side, Exception why) {
    midway = true;
    return failAt(side, why);
  }

  FakeScanner info(ScannerInfo other) {
    info = other;
    return this;
  }

  static ScanFault jam() {
    return new ScanFault(
        ScanFault.Kind.JAMMED, "Scanner fake:1 has a paper jam. Take the sheet out.");
  }

  @Override
  public ScannerInfo info() {
    return info;
  }

  @Override
  public void check(ScanProfile profile) {
    calls.add("check");
  }

  @Override
  public Feed feed(ScanProfile profile) {
    calls.add("feed");
    return new Feed() {
      private int number;

      @Override
      public Optional<Side> next() throws ScanFault {
        number++;
        calls.add("next " + number);
        asked.accept(number);
        if (number == faultAt && !midway) {
          fail();
        }
        return number > sides ? Optional.empty() : Optional.of(out -> copy(number, out));
      }

      @Override
      public void close() {
        calls.add("end");
      }
    };
  }

  private PageFormat copy(int number, OutputStream out) throws ScanFault, IOException {
    byte[] samples = Sides.samples(number);
    int middle = samples.length / 2;
    out.write(samples, 0, middle);
    half.accept(number);
    if (number == faultAt) {
      if (fault instanceof IOException e) {
        throw e;
      }
      fail();
    }
    out.write(samples, middle, samples.length - middle);
    calls.add("whole " + number);
    return Sides.FORMAT;
  }

  private void fail() throws ScanFault {
    if (fault instanceof ScanFault e) {
      throw e;
    }
    throw (RuntimeException) fault;
  }

  @Override
  public void close() {}
}
