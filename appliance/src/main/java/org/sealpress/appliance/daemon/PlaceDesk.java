package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.drive.SlotState;
import org.sealpress.appliance.drive.Slots;
import org.sealpress.appliance.web.PlaceBox;
import org.sealpress.appliance.web.Refusal;
import org.sealpress.delivery.BoxStore;
import org.sealpress.delivery.Delivery;
import org.sealpress.vault.Catalog;

/** The places where copies are, for people. Safe for several threads. */
final class PlaceDesk implements PlaceBox {
  private final Config config;
  private final Board board;
  private final Catalog catalog;
  private final Delivery delivery;
  private final Slots slots;
  private final Rotations rotations;
  private final Contacts contacts;
  private final TargetTrials trials;

  PlaceDesk(
      Config config,
      Board board,
      Catalog catalog,
      Delivery delivery,
      Slots slots,
      Rotations rotations,
      Contacts contacts,
      TargetTrials trials) {
    this.config = config;
    this.board = board;
    this.catalog = catalog;
    this.delivery = delivery;
    this.slots = slots;
    this.rotations = rotations;
    this.contacts = contacts;
    this.trials = trials;
  }

  @Override
  public JsonObject places() {
    JsonObject status = board.json();
    JsonArray targets = new JsonArray();
    for (TargetConfig target : config.targets()) {
      String name = target.name();
      JsonObject json =
          state(status, name)
              .put("name", name)
              .put("kind", PlaceNames.kind(target))
              .put("where", target.place())
              .put("toVerify", delivery.isToVerify(name));
      contacts.last(name).ifPresent(at -> json.put("contact", at.toString()));
      trials.last(name).ifPresent(test -> json.put("test", test));
      targets.add(json);
    }
    JsonObject box =
        status
            .getJsonObject("store")
            .put("name", BoxStore.NAME)
            .put("kind", "box")
            .put("toVerify", delivery.isToVerify(BoxStore.NAME));
    return new JsonObject()
        .put("started", status.getString("started"))
        .put("now", status.getString("now"))
        .put("slots", SlotJson.of(slots.states()))
        .put("targets", targets)
        .put("box", box);
  }

  private static JsonObject state(JsonObject status, String name) {
    return status.getJsonArray("targets").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("name").equals(name))
        .findFirst()
        .orElseGet(JsonObject::new);
  }

  @Override
  public JsonObject calendar(YearMonth month) throws IOException {
    RotationJson now = rotations.now();
    ZoneId zone = now.today().zone();
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant before = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    return CalendarJson.of(month, now, catalog.driveLog(from, before));
  }

  @Override
  public void verify(String place) throws IOException, Refusal {
    if (!place.equals(BoxStore.NAME)) {
      TargetConfig target = target(place);
      Optional<SlotState> slot = slot(place);
      if (target instanceof TargetConfig.Drive
          && slot.map(state -> state.condition() != SlotState.Condition.IN).orElse(true)) {
        throw Refusal.notNow("no drive of this box is in the slot: insert one first");
      }
    }
    if (delivery.isToVerify(place)) {
      throw Refusal.notNow("it is going to be read again already: wait until that is done");
    }
    delivery.verify(place);
  }

  @Override
  public void test(String target) throws Refusal {
    Optional<String> refusal = trials.begin(target(target));
    if (refusal.isPresent()) {
      throw Refusal.notNow(refusal.get());
    }
  }

  private TargetConfig target(String name) throws Refusal {
    Optional<TargetConfig> found = config.target(name);
    if (found.isEmpty()) {
      List<String> there = config.targets().stream().map(TargetConfig::name).toList();
      throw Refusal.missing(
          "there is no such place; there are " + String.join(", ", there) + " and this box");
    }
    return found.get();
  }

  private Optional<SlotState> slot(String name) {
    return slots.states().stream().filter(each -> each.slot().equals(name)).findFirst();
  }
}
