package org.sealpress.appliance.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpress.intake.LeftOut;

/** A box that answers, and notes what it was asked to do. */
class FakeBox implements BoxState {
  @Override
  public Ejecting eject(String drive) {
    return drive.equals("busy")
        ? new Ejecting("usb", Optional.of("it is being let go already"))
        : new Ejecting("slot of " + drive, Optional.empty());
  }

  @Override
  public Optional<String> enrol(String label, Optional<String> slot, String check) {
    return label.equals("taken")
        ? Optional.of("there is a drive \"taken\" in the set already")
        : Optional.empty();
  }

  @Override
  public JsonObject enrolment() {
    return new JsonObject().put("state", "running");
  }

  @Override
  public Optional<String> takeReceipt(byte[] receipt) {
    return receipt.length == 0 ? Optional.of("there is no receipt") : Optional.empty();
  }

  final List<String> pressed = new ArrayList<>();
  String refusal = "";
  volatile boolean starting;

  /** The pages of "slow" can't be read before. */
  final CountDownLatch disk = new CountDownLatch(1);

  volatile boolean looking;

  @Override
  public Optional<JsonObject> plan() {
    return starting ? Optional.empty() : Optional.of(new JsonObject().put("days", "14"));
  }

  @Override
  public Optional<JsonObject> drives() {
    return starting
        ? Optional.empty()
        : Optional.of(new JsonObject().put("drives", new JsonArray()));
  }

  @Override
  public Pressed retireDrive(String id, String reason) {
    return id.equals("d1")
        ? new Pressed.Told("d1: " + reason)
        : new Pressed.Refused("there is no drive with this id");
  }

  @Override
  public JsonObject status() {
    return new JsonObject().put("box", "desk");
  }

  @Override
  public Optional<JsonObject> capture(String id, int from) {
    if (id.equals("broken")) {
      throw new IllegalStateException("a secret");
    }
    return id.equals("c1") ? Optional.of(new JsonObject().put("from", from)) : Optional.empty();
  }

  @Override
  public List<LeftOut> leftOut(String capture) {
    if (capture.equals("slow")) {
      looking = true;
      try {
        boolean unused = disk.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return capture.equals("open")
        ? List.of(
            new LeftOut(4, false, ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) 0xD8})),
            new LeftOut(5, true, ByteBuffer.allocate(0)))
        : List.of();
  }

  @Override
  public List<String> classes() {
    return List.of("legal", "draft");
  }

  @Override
  public synchronized Pressed press(String documentClass) {
    if (!refusal.isEmpty()) {
      return new Pressed.Refused(refusal);
    }
    pressed.add(documentClass);
    return new Pressed.Taken("new");
  }

  @Override
  public Pressed feedRest(String capture) {
    return decided("continue", capture, "");
  }

  @Override
  public Pressed finish(String capture) {
    return decided("finish", capture, "");
  }

  @Override
  public Pressed discard(String capture, String reason) {
    return decided("discard", capture, reason);
  }

  private synchronized Pressed decided(String what, String capture, String reason) {
    if (!capture.equals("c1")) {
      return new Pressed.Refused("this capture is not held");
    }
    pressed.add((what + " " + capture + " " + reason).strip());
    return new Pressed.Taken(capture);
  }
}
