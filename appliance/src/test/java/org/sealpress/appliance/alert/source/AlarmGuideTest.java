package org.sealpress.appliance.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.fixture.Guide;
import org.sealpress.appliance.web.text.Texts;

/** Who looks up an alarm in the guide finds it there as the page calls it. */
class AlarmGuideTest {
  private static final Path GUIDE = Guide.root().resolve("deploy/OPERATIONS.md");

  @Test
  void theGuideSaysWhatToDoInEachAlarm() throws Exception {
    List<String> named =
        Files.readAllLines(GUIDE).stream()
            .filter(line -> line.startsWith("| "))
            .flatMap(line -> List.of(line.split(" \\| ", 2)[0].substring(2).split("; ")).stream())
            .toList();
    List<String> missing =
        Texts.english().all().entrySet().stream()
            .filter(each -> each.getKey().matches("status\\.alarm\\..*\\.title"))
            .map(each -> each.getValue().replace("{subject}", "…"))
            .filter(title -> !named.contains(title))
            .toList();
    assertEquals(List.of(), missing);
  }
}
