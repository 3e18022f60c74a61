package org.sealpress.target.rclone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.HttpFront;
import org.sealpress.fixture.HttpFront.Answer;
import org.sealpress.fixture.HttpFront.Request;
import org.sealpress.fixture.S3Fixture;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** An S3 server that does not know {@code If-None-Match} and says so, as older ones do. */
class RcloneS3ConditionIT {
  private static final byte[] BYTES = Contents.random(50_000, 1);
  private static final String REFUSAL =
      "<Error><Code>NotImplemented</Code><Message>A header you provided implies functionality that"
          + " is not implemented.</Message></Error>";

  @TempDir Path folder;
  private S3Fixture server;
  private HttpFront front;
  private RcloneTarget target;

  @BeforeEach
  void start() throws Exception {
    server =
        S3Fixture.start(Files.createDirectory(folder.resolve("config")), folder.resolve("served"));
    front =
        new HttpFront(
            server.port(),
            request ->
                isConditional(request)
                    ? Optional.of(new Answer("501 Not Implemented", REFUSAL))
                    : Optional.empty());
    target =
        RcloneTarget.open(
            "office",
            "box:" + server.path(),
            Optional.of(front.before(server)),
            RcloneLimits.standard(),
            Clock.systemUTC());
  }

  private static boolean isConditional(Request request) {
    return request.header("If-None-Match").isPresent();
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) { // null when it is skipped
      front.close();
      server.close();
    }
  }

  private byte[] stored(String name) throws Exception {
    return Files.readAllBytes(server.stored().resolve(name));
  }

  @Test
  void oneAloneIsStoredWithoutTheConditionAndNothingIsWrittenOver() throws Exception {
    target.put("a/b", Content.of(BYTES));
    assertArrayEquals(BYTES, stored("a/b"));
    int refused = front.answered().size();
    assertTrue(refused > 0, "it was tried with it");
    target.put("a/b", Content.of(BYTES));
    target.put("a/c", Content.of(BYTES));
    assertEquals(refused, front.answered().size(), "it is not tried again");
    Files.write(server.stored().resolve("a/c"), new byte[] {1});
    TargetFault fault = assertFault(Kind.NAME_TAKEN, () -> target.put("a/c", Content.of(BYTES)));
    assertTrue(fault.getMessage().contains("nothing was changed"), fault.getMessage());
    assertArrayEquals(new byte[] {1}, stored("a/c"));
  }

  @Test
  void manyTogetherAreStoredWithoutTheConditionAndNothingIsWrittenOver() throws Exception {
    Map<String, Expected> contents =
        IntStream.range(0, 20)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "objects/" + i,
                    i -> {
                      byte[] bytes = Contents.random(2000, i);
                      return new Expected(Content.of(bytes), Sha256.of(bytes));
                    }));
    Path other = server.stored().resolve("objects/7");
    Files.createDirectories(server.stored().resolve("objects"));
    Files.write(other, new byte[] {7});
    Set<String> proven = target.putProven(contents);
    assertEquals(19, proven.size());
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(other));
    for (String name : proven) {
      assertEquals(contents.get(name).sha256(), Sha256.of(server.stored().resolve(name)), name);
    }
    assertTrue(!front.answered().isEmpty(), "it was tried with it");
    assertEquals(Set.of(), target.putProven(contents), "all names are taken");
  }
}
