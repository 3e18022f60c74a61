package org.sealpress.appliance.web.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.appliance.web.text.Texts;
import org.sealpress.plan.Warning;

/** What is said in the biggest type, word for word. */
class HeadlineTest {
  private final Texts english = Texts.english();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status, as parts that are put into a calm one              | light | what is said
          {}                                                           | WELL  | Nothing has been scanned yet.
          {"documents":1000000}                                        | WELL  | All 1,000,000 documents are safe. Nothing was scanned today.
          {"documents":1}                                              | WELL  | The one document that there is is safe.
          {"today":{"documents":12},"documents":40}                    | WELL  | All 12 documents of today are safe.
          {"today":{"documents":1}}                                    | WELL  | The one document of today is safe.
          {"captures":[{"state":"safe"}]}                              | WELL  | Everything that was scanned is safe.
          {"captures":[{"state":"empty"}]}                             | WELL  | Nothing has been scanned yet.
          {"captures":[{"state":"sealed"}],"targets":[]}               | WELL  | Everything is sealed, but only on this box.
          {"captures":[{"state":"sealed","documents":[{},{}]}]}        | BUSY  | 2 documents are being copied.
          {"captures":[{"state":"sealed","due":"2026-11-24T22:00:00Z"}]} | WELL | All is as planned: one document is sealed on this box and will be copied from <2026-11-24T22:00:00Z>.
          {"captures":[{"state":"scanning"},{"state":"reading"}]}      | BUSY  | 2 scans are being worked on.
          {"captures":[{"state":"checking"}]}                          | SOON  | One scan waits for somebody to look at its pages.
          {"captures":[{"state":"held"},{"state":"scanning"}]}         | NOW   | One stack of paper is not finished: the scanner waits for the rest. One scan is being worked on.
          {"captures":[{"state":"parked"}]}                            | NOW   | One scan cannot be sealed at the moment.
          {"targets":[{"name":"usb","state":"behind","waiting":3}]}    | NOW   | 3 documents are not on a drive yet.
          {"targets":[{"name":"nas","state":"behind","waiting":1}]}    | NOW   | One document is not on nas yet.
          {"targets":[{"name":"nas","state":"behind","waiting":0}]}    | NOW   | nas cannot be used at the moment.
          {"targets":[{"name":"nas","state":"behind","waiting":-1}]}   | NOW   | nas cannot be used at the moment.
          {"targets":[{"name":"nas","state":"waiting","waiting":4}]}   | WELL  | 4 documents are sealed on this box and will be copied to nas later.
          {"targets":[{"name":"nas","state":"unknown"}],"documents":9} | BUSY  | The box is looking at its drives and the other places.
          {"targets":[{"name":"usb","state":"behind","waiting":9,"copying":{"objects":2,"ofObjects":9}}]} | BUSY | 7 documents are being copied.
          {"slots":[{"slot":"usb","state":"safe","drive":"B"}],"targets":[{"name":"usb","state":"behind","waiting":0}],"today":{"documents":12}} | WELL | All 12 documents of today are safe. Drive B may be pulled.
          {"scanner":{"state":"away"}}                                 | NOW   | The scanner cannot be used.
          {"scanner":{"state":"stopped"}}                              | NOW   | The scanner stopped before all paper was fed.
          {"store":{"message":"2 objects are damaged"}}                | NOW   | The box's own disk needs somebody.
          {"rotation":{"warnings":[{"kind":"overdue","urgent":true}]}} | NOW   | It is time to swap the drives.
          {"rotation":{"warnings":[{"kind":"full","urgent":true,"drive":"A"}]}} | NOW | Drive A is full.
          {"rotation":{"warnings":[{"kind":"one-drive","urgent":false}]}} | WELL | Nothing has been scanned yet.
          {"inboxes":[{"name":"fax","state":"away"}]}                  | NOW   | The inbox fax cannot be used.
          {"inboxes":[{"name":"fax","state":"watched","setAside":2}]}  | NOW   | 2 files in the inbox fax could not be read.
          {"alarms":[{"urgency":"note"}],"today":{"documents":2}}      | SOON  | There is one alarm.
          {"alarms":[{"urgency":"note"},{"urgency":"urgent"}]}         | NOW   | There are 2 alarms.
          """)
  void says(String parts, String light, String text) {
    Headline headline = Headline.of(calm().mergeIn(new JsonObject(parts), false));
    assertEquals(text, said(headline));
    assertEquals(Light.valueOf(light), headline.light());
    assertEquals(light.equals("WELL") || light.equals("BUSY"), headline.well());
    String json = new JsonObject().put("headline", headline.json()).encode();
    assertEquals(said(headline), said(Headline.in(new JsonObject(json))));
    assertEquals(headline.light(), Headline.in(new JsonObject(json)).light());
  }

  @Test
  void everyUrgentWarningOfDrivesHasASentence() {
    for (Warning.Kind kind : Warning.Kind.values()) {
      String key =
          kind.isUrgent() ? "status.headline.drives." + kind.code() : "status.hint." + kind.code();
      assertTrue(english.all().containsKey(key), key);
    }
  }

  @Test
  void programsReadKeysAndArguments() {
    JsonObject json =
        Headline.of(calm().put("today", new JsonObject().put("documents", 12L))).json();
    assertEquals(
        new JsonObject()
            .put("light", "well")
            .put(
                "sentences",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("key", "status.headline.safe-today")
                            .put("args", new JsonObject().put("count", 12L)))),
        json);
  }

  private String said(Headline headline) {
    return headline.sentences().stream()
        .map(each -> english.say(each.key(), each.args(), time -> "<" + time + ">"))
        .collect(Collectors.joining(" "));
  }

  private static JsonObject calm() {
    return new JsonObject()
        .put("scanner", new JsonObject().put("state", "ready"))
        .put("slots", new JsonArray().add(new JsonObject().put("slot", "usb").put("state", "in")))
        .put(
            "targets",
            new JsonArray().add(new JsonObject().put("name", "usb").put("state", "up-to-date")));
  }
}
