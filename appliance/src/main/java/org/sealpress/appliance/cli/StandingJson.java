package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import org.sealpress.restore.Standing;

/** How far a ledger is signed, in the JSON of several verbs. */
final class StandingJson {
  private StandingJson() {}

  static JsonObject of(Standing standing) {
    return new JsonObject()
        .put("entries", standing.entries())
        .put("signed", standing.signed())
        .put("fits", standing.fits())
        .put("keysFrom", standing.keyGiven() ? "given" : "the place itself");
  }
}
