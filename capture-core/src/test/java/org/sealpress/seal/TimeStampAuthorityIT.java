package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.seal.Faults.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.OpenSslTsa;
import org.sealpress.fixture.Programs;

/** The authority is the real openssl. */
@Timeout(60)
class TimeStampAuthorityIT {
  private static final byte[] HASH =
      Sha256.digest().digest("a checkpoint".getBytes(StandardCharsets.UTF_8));

  @TempDir Path dir;
  private OpenSslTsa tsa;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("openssl");
    tsa = OpenSslTsa.start(Files.createDirectories(dir.resolve("tsa")));
  }

  @AfterEach
  void stop() {
    tsa.close();
  }

  private TimeStampAuthority asked(URI url, Path... trusted) throws Exception {
    return asked(url, Optional.empty(), trusted);
  }

  private TimeStampAuthority asked(URI url, Optional<TsaLogin> login, Path... trusted)
      throws Exception {
    return new TimeStampAuthority(
        url, TsaTrust.read(List.of(trusted)), login, Duration.ofSeconds(5), new SecureRandom());
  }

  private TimeStampAuthority asked() throws Exception {
    return asked(tsa.url(), tsa.authority());
  }

  private void refused(OpenSslTsa.Answer answer, SealFault.Kind kind, String... parts)
      throws Exception {
    tsa.answering(answer);
    TimeStampAuthority authority = asked();
    fault(kind, () -> authority.stamp(HASH), parts);
  }

  @Test
  void itsTimeStampIsOfTheHashAndOfNow() throws Exception {
    TimeStamp stamp = asked().stamp(HASH);
    Duration off = Duration.between(stamp.time(), Instant.now()).abs();
    assertTrue(off.compareTo(Duration.ofSeconds(10)) < 0, off.toString());
  }

  @Test
  void aFilesTimeStampIsVerifiedByOpensslAlone() throws Exception {
    Path file = Files.writeString(dir.resolve("1234"), "a checkpoint");
    assertTrue(TimeStampFile.stamp(file, asked()));
    assertEquals(dir.resolve("1234.tsr"), TimeStampFile.of(file));
    OpenSsl openssl = new OpenSsl(dir);
    String[] verify = {
      "ts", "-verify", "-data", "1234", "-in", "1234.tsr", "-CAfile", tsa.authority().toString()
    };
    assertTrue(openssl.run(verify).contains("Verification: OK"));
    byte[] stamped = Files.readAllBytes(TimeStampFile.of(file));
    assertFalse(TimeStampFile.stamp(file, asked()), "it has one already");
    assertArrayEquals(stamped, Files.readAllBytes(TimeStampFile.of(file)));
    assertEquals(1, tsa.asked());
    Files.writeString(file, "another checkpoint");
    assertTrue(openssl.attempt(verify).said().contains("message imprint mismatch"));
  }

  @Test
  void aFileOfWhichNoTimeStampCanBeHadHasNone() throws Exception {
    Path file = Files.writeString(dir.resolve("1234"), "a checkpoint");
    tsa.answering((exchange, query) -> exchange.sendResponseHeaders(503, -1));
    TimeStampAuthority authority = asked();
    fault(SealFault.Kind.NO_TIME_STAMP, () -> TimeStampFile.stamp(file, authority));
    assertFalse(Files.exists(TimeStampFile.of(file)));
    tsa.answering();
    assertTrue(TimeStampFile.stamp(file, authority));
  }

  @Test
  void itsOwnCertificateCanBeTrustedToo() throws Exception {
    TimeStamp stamp = asked(tsa.url(), tsa.certificate()).stamp(HASH);
    assertTrue(stamp.token().length > 0);
  }

  @Test
  void oneThatNobodyVouchesForIsNotAccepted() throws Exception {
    Path other = OpenSslTsa.authority(dir, "other");
    TimeStampAuthority stranger = asked(tsa.url(), other);
    fault(
        SealFault.Kind.BAD_TIME_STAMP,
        () -> stranger.stamp(HASH),
        "CN=Test time-stamps",
        "timestamps.certificates");
  }

  @Test
  void aCertificateThatIsNotForTimeStampingIsNotAccepted() throws Exception {
    for (String usage : List.of("critical,codeSigning", "timeStamping")) {
      Path wrong = Files.createDirectories(dir.resolve("wrong-" + usage.length()));
      try (OpenSslTsa bad = OpenSslTsa.start(wrong, usage)) {
        // openssl itself refuses to sign with such a certificate, and then there is no answer.
        TimeStampAuthority authority = asked(bad.url(), bad.authority());
        SealFault fault = assertThrows(SealFault.class, () -> authority.stamp(HASH));
        assertTrue(
            fault.kind() == SealFault.Kind.BAD_TIME_STAMP
                || fault.kind() == SealFault.Kind.NO_TIME_STAMP,
            fault.getMessage());
      }
    }
  }

  @Test
  void anAnswerToAnotherQuestionIsNotAccepted() throws Exception {
    byte[] other =
        tsa.reply(TsaQuery.of(Sha256.digest().digest(new byte[1]), new SecureRandom()).encoded());
    refused(
        (exchange, query) -> OpenSslTsa.send(exchange, other),
        SealFault.Kind.BAD_TIME_STAMP,
        "can't be accepted");
    byte[] same = tsa.reply(TsaQuery.of(HASH, new SecureRandom()).encoded());
    refused(
        (exchange, query) -> OpenSslTsa.send(exchange, same),
        SealFault.Kind.BAD_TIME_STAMP,
        "nonce");
  }

  @Test
  void aRefusalIsToldInTheAuthoritysWords() throws Exception {
    byte[] broken = "nonsense".getBytes(StandardCharsets.UTF_8);
    refused(
        (exchange, query) -> OpenSslTsa.send(exchange, tsa.reply(broken)),
        SealFault.Kind.BAD_TIME_STAMP,
        "grants no time-stamp");
  }

  @Test
  void anAnswerThatIsNoneIsNotAccepted() throws Exception {
    for (byte[] garbage :
        List.of(new byte[0], "<html>".getBytes(StandardCharsets.UTF_8), new byte[5000])) {
      refused(
          (exchange, query) -> OpenSslTsa.send(exchange, garbage), SealFault.Kind.BAD_TIME_STAMP);
    }
  }

  @Test
  void anAnswerOfWhichABitIsFlippedIsNotAccepted() throws Exception {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 25; i++) {
      TsaQuery query = TsaQuery.of(HASH, random);
      byte[] reply = tsa.reply(query.encoded());
      TsaTrust trust = TsaTrust.read(List.of(tsa.authority()));
      query.accept(reply, trust, "test");
      int signature = reply.length - 1 - random.nextInt(60);
      reply[signature] ^= (byte) (1 << random.nextInt(8));
      fault(SealFault.Kind.BAD_TIME_STAMP, () -> query.accept(reply, trust, "test"));
    }
  }

  @Test
  void anAnswerThatDoesNotEndIsCutOff() throws Exception {
    refused((exchange, query) -> endless(exchange), SealFault.Kind.NO_TIME_STAMP, "65536 bytes");
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] more = new byte[8192];
    for (int i = 0; i < 100_000; i++) {
      exchange.getResponseBody().write(more);
    }
  }

  @Test
  void oneThatDoesNotAnswerIsNotWaitedFor() throws Exception {
    tsa.answering(
        (exchange, query) -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          awaitClosed();
        });
    TimeStampAuthority authority =
        new TimeStampAuthority(
            tsa.url(),
            TsaTrust.read(List.of(tsa.authority())),
            Optional.empty(),
            Duration.ofMillis(300),
            new SecureRandom());
    long start = System.nanoTime();
    fault(SealFault.Kind.NO_TIME_STAMP, () -> authority.stamp(HASH), "does not answer");
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
  }

  private static void awaitClosed() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThatIsNotThereIsNamed() throws Exception {
    TimeStampAuthority nobody = asked(URI.create("http://127.0.0.1:1/tsa"), tsa.authority());
    fault(
        SealFault.Kind.NO_TIME_STAMP,
        () -> nobody.stamp(HASH),
        "http://127.0.0.1:1/tsa",
        "can't be asked");
  }

  @Test
  void itsLoginIsSentAndNeverShown() throws Exception {
    Path file = Files.writeString(dir.resolve("login"), "box:geheim\n");
    TsaLogin login = TsaLogin.read(file);
    asked(tsa.url(), Optional.of(login), tsa.authority()).stamp(HASH);
    Files.writeString(file, "token-1\n");
    asked(tsa.url(), Optional.of(TsaLogin.read(file)), tsa.authority()).stamp(HASH);
    assertEquals(List.of("Basic Ym94OmdlaGVpbQ==", "Bearer token-1"), tsa.logins());
    assertEquals("***", login.toString());
    tsa.answering((exchange, query) -> exchange.sendResponseHeaders(401, -1));
    TimeStampAuthority authority = asked(tsa.url(), Optional.of(login), tsa.authority());
    SealFault fault = assertThrows(SealFault.class, () -> authority.stamp(HASH));
    assertTrue(fault.getMessage().endsWith("answers with HTTP status 401"), fault.getMessage());
    Files.writeString(file, "two\nlines\n");
    fault(SealFault.Kind.UNREADABLE, () -> TsaLogin.read(file), "USER:PASSWORD");
  }
}
