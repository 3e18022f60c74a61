package org.sealpress.appliance.alert.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Spelled;

/**
 * Requests whose answer is a number alone, with a limit for the whole of each. Redirects are not
 * followed: who has taken over a name would send the secrets of an address elsewhere. Messages name
 * the host alone, since the rest of an address may be a secret. Safe for several threads.
 */
public final class Web {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int TRIES_LEFT = 429;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(LIMIT)
          .build();
  private final Duration limit;

  /** With the usual limit. */
  public Web() {
    this(LIMIT);
  }

  Web(Duration limit) {
    this.limit = limit;
  }

  /** A request to an address. */
  HttpRequest.Builder to(URI address) {
    return HttpRequest.newBuilder(address).timeout(limit).header("User-Agent", "sealpress");
  }

  /**
   * Sends one.
   *
   * @throws ChannelFault when the answer is none of success
   */
  void send(HttpRequest request) throws ChannelFault, InterruptedException {
    String host = host(request.uri());
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, BodyHandlers.discarding());
    try {
      check(host, answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode());
    } catch (TimeoutException e) {
      throw new ChannelFault(host + " does not answer within " + Spelled.of(limit), e);
    } catch (ExecutionException e) {
      throw new ChannelFault(
          host + " can't be reached: " + reason(e.getCause() == null ? e : e.getCause(), host), e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(Throwable cause, String host) {
    if (cause instanceof java.net.http.HttpTimeoutException) {
      return "no answer in time";
    }
    if (cause instanceof ConnectException refused) {
      return refused.getCause() instanceof UnresolvedAddressException
          ? "the name is not known"
          : "connection refused, or no way to it";
    }
    String text = cause instanceof IOException ? cause.getMessage() : String.valueOf(cause);
    return text == null ? "connection broken" : text.replace(host, "it");
  }

  private static void check(String host, int code) throws ChannelFault {
    if (code / 100 == 2) {
      return;
    }
    throw new ChannelFault(
        host
            + " answers "
            + code
            + switch (code) {
              case 401, 403 -> ": the address or its token is not accepted";
              case 404, 410 -> ": there is nothing at this address (any more)";
              case TRIES_LEFT -> ": too many messages";
              default ->
                  code / 100 == 3
                      ? ", which leads elsewhere and is not followed: give the final address"
                      : ", expected 200 to 299";
            });
  }

  private static String host(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
