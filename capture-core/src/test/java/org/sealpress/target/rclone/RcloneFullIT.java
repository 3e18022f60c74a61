package org.sealpress.target.rclone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.HttpFront;
import org.sealpress.fixture.HttpFront.Answer;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.RemoteServer;
import org.sealpress.fixture.S3Fixture;
import org.sealpress.fixture.WebdavFixture;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Web servers without room: those that say so in words of their own, and those that don't. */
class RcloneFullIT {
  private static final byte[] BYTES = Contents.random(900_000, 1);

  @TempDir Path folder;

  private RemoteServer server(String kind, Path served) throws Exception {
    Path config = Files.createDirectories(folder.resolve(kind));
    return kind.equals("s3")
        ? S3Fixture.start(config, served)
        : WebdavFixture.start(config, served);
  }

  private static RcloneTarget target(RemoteServer server, Path config) throws TargetFault {
    return RcloneTarget.open(
        "office",
        "box:" + server.path(),
        Optional.of(config),
        RcloneLimits.standard(),
        Clock.systemUTC());
  }

  @ParameterizedTest
  @OnlyWithAll
  @ValueSource(strings = {"webdav", "s3"})
  void oneThatDoesNotSayWhyIsFullWhenItTakesNothingButEmptyFiles(String kind) throws Exception {
    try (LoopDevice disk = LoopDevice.ext4(folder, "disk", 6L << 20);
        RemoteServer server = server(kind, disk.mountPoint())) {
      Path filler = disk.mountPoint().resolve("filler");
      long free = Files.getFileStore(disk.mountPoint()).getUsableSpace();
      Files.write(filler, new byte[(int) free - 300_000]);
      RcloneTarget target = target(server, server.rcloneConfig());
      for (int i = 0; i < 3; i++) {
        assertFault(Kind.IO_ERROR, () -> target.put("a", Content.of(BYTES)));
      }
      target.put("small", Content.of(new byte[] {1}));
      for (int i = 0; i < 3; i++) {
        assertFault(Kind.IO_ERROR, () -> target.put("a", Content.of(BYTES)));
      }
      for (int i = 0; i < 2; i++) {
        TargetFault full = assertFault(Kind.FULL, () -> target.put("b", Content.of(BYTES)));
        assertTrue(full.getMessage().contains("it seems to be full. Make room"), full.getMessage());
      }
      Files.delete(filler);
      target.put("b", Content.of(BYTES));
      assertEquals(List.of(new Stat("b", BYTES.length), new Stat("small", 1)), target.list(""));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "webdav, 507 Insufficient Storage, \"<?xml version='1.0'?><d:error xmlns:d='DAV:' xmlns:s='http://sabredav.org/ns'><s:exception>Sabre\\DAV\\Exception\\InsufficientStorage</s:exception><s:message>Insufficient space in filename, 900000 required, 400000 available</s:message></d:error>\"",
        "webdav, 507 Insufficient Storage, \"\"",
        "s3, 507 Insufficient Storage, <Error><Code>XMinioStorageFull</Code><Message>Storage backend has reached its minimum free drive threshold. Please delete a few objects to proceed.</Message></Error>",
        "s3, 403 Forbidden, <Error><Code>QuotaExceeded</Code></Error>",
        "s3, 403 Forbidden, \"<Error><Code>AccessDenied</Code><Message>Cannot upload files, storage cap exceeded. See the Caps &amp; Alerts page to increase your cap.</Message></Error>\""
      })
  void oneThatSaysSoIsFullAtOnce(String kind, String status, String body) throws Exception {
    try (RemoteServer server = server(kind, folder.resolve("served"));
        HttpFront front =
            new HttpFront(
                server.port(),
                request ->
                    request.method().equals("PUT") && request.length() == BYTES.length
                        ? Optional.of(new Answer(status, body))
                        : Optional.empty())) {
      RcloneTarget target = target(server, front.before(server));
      target.put("small", Content.of(new byte[] {1}));
      TargetFault full = assertFault(Kind.FULL, () -> target.put("a", Content.of(BYTES)));
      assertTrue(full.getMessage().contains("make room there"), full.getMessage());
      assertTrue(full.getMessage().length() < 600, full.getMessage());
      assertFault(
          Kind.FULL,
          () -> target.putProven(Map.of("a", new Expected(Content.of(BYTES), Sha256.of(BYTES)))));
      assertEquals(List.of(new Stat("small", 1)), target.list(""));
    }
  }

  @Test
  @OnlyWithAll
  void whatIsTooLargeForAServerSaysNothingOfItsRoom() throws Exception {
    try (RemoteServer server = server("webdav", folder.resolve("served"));
        HttpFront front =
            new HttpFront(
                server.port(),
                request ->
                    request.length() > 1000 && request.method().equals("PUT")
                        ? Optional.of(new Answer("413 Request Entity Too Large", ""))
                        : Optional.empty())) {
      RcloneTarget target = target(server, front.before(server));
      for (int i = 0; i < 6; i++) {
        TargetFault fault =
            assertThrows(TargetFault.class, () -> target.put("a", Content.of(BYTES)));
        assertEquals(Kind.IO_ERROR, fault.kind(), fault.getMessage());
      }
      assertEquals(
          Set.of(),
          target.putProven(Map.of("a", new Expected(Content.of(BYTES), Sha256.of(BYTES)))));
    }
  }
}
