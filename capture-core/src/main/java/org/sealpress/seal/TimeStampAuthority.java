package org.sealpress.seal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamp authority that is asked over HTTP (RFC 3161, section 3.4). Redirects are not
 * followed; an answer takes no longer and is no larger than there are limits.
 */
public final class TimeStampAuthority implements TimeStamps {
  /** How long an answer may take, from the first try to connect. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST = 64 * 1024;
  private static final int OK = 200;

  private final URI url;
  private final TsaTrust trust;
  private final Optional<TsaLogin> login;
  private final Duration patience;
  private final SecureRandom random;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /**
   * An authority.
   *
   * @param url {@code http} or {@code https}
   * @param trust whose time-stamps are accepted
   * @param login when it wants one
   */
  public TimeStampAuthority(
      URI url, TsaTrust trust, Optional<TsaLogin> login, SecureRandom random) {
    this(url, trust, login, PATIENCE, random);
  }

  TimeStampAuthority(
      URI url, TsaTrust trust, Optional<TsaLogin> login, Duration patience, SecureRandom random) {
    this.url = url;
    this.trust = trust;
    this.login = login;
    this.patience = patience;
    this.random = random;
  }

  @Override
  public TimeStamp stamp(byte[] sha256) throws SealFault {
    TsaQuery query = TsaQuery.of(sha256, random);
    byte[] answer = ask(query.encoded());
    return query.accept(answer, trust, url.toString());
  }

  private byte[] ask(byte[] query) throws SealFault {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Content-Type", "application/timestamp-query")
            .header("Accept", "application/timestamp-reply")
            .POST(HttpRequest.BodyPublishers.ofByteArray(query));
    login.ifPresent(known -> request.header("Authorization", known.authorization()));
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request.build(), LimitedBody.of(MOST));
    try {
      HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK) {
        throw away("answers with HTTP status " + response.statusCode(), null);
      }
      return response.body();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw away("does not answer within " + patience.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw away("was not waited for: this box is about to end", e);
    } catch (ExecutionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      boolean slow = why instanceof HttpTimeoutException;
      throw away(slow ? "does not answer in time" : "can't be asked: " + reason(why), why);
    }
  }

  private static String reason(Throwable why) {
    String name = why.getClass().getSimpleName();
    return why.getMessage() == null || why.getMessage().isBlank()
        ? name
        : Certificates.printable(why.getMessage());
  }

  private SealFault away(String what, @Nullable Throwable why) {
    return new SealFault(
        SealFault.Kind.NO_TIME_STAMP, "the time-stamp authority " + url + " " + what, why);
  }
}
