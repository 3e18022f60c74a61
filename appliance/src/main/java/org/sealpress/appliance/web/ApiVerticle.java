package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sealpress.seal.HttpsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of the box's page and of what programs ask: HTTPS only. What can be asked for is in
 * {@link RouteTable}, who may in {@link Guard}.
 */
public final class ApiVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ApiVerticle.class);
  private static final int LARGEST_HEADER = 8192;
  private static final int LONGEST_LINE = 2048;
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

  private final WebDoor door;
  private final BoxState box;
  private final Duration lookAgain;
  private String shown = "";

  /** A server. */
  public ApiVerticle(WebDoor door, BoxState box) {
    this(door, box, LOOK_AGAIN);
  }

  /** One that looks after so long again whether there is another certificate. */
  ApiVerticle(WebDoor door, BoxState box, Duration lookAgain) {
    this.door = door;
    this.box = box;
    this.lookAgain = lookAgain;
  }

  @Override
  public Future<?> start() throws Exception {
    HttpsIdentity identity = door.identity().now();
    shown = identity.fingerprint();
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(door.host())
            .setPort(door.port())
            .setSsl(true)
            .setUseAlpn(false)
            .setKeyCertOptions(pem(identity))
            .setEnabledSecureTransportProtocols(PROTOCOLS)
            .setSslHandshakeTimeout(HANDSHAKE.toSeconds())
            .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout((int) door.limits().idle().toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxHeaderSize(LARGEST_HEADER)
            .setMaxInitialLineLength(LONGEST_LINE)
            .setCompressionSupported(false)
            .setHttp2ClearTextEnabled(false);
    HttpServer server =
        vertx
            .createHttpServer(options)
            .connectionHandler(new Connections(door.limits()))
            .requestHandler(router());
    vertx.setPeriodic(lookAgain.toMillis(), timer -> renew(server));
    Future<?> listening = server.listen();
    return door.redirect().isEmpty()
        ? listening
        : listening.compose(done -> Redirect.listen(vertx, door));
  }

  private static PemKeyCertOptions pem(HttpsIdentity identity) {
    return new PemKeyCertOptions()
        .setKeyValue(Buffer.buffer(identity.keyPem()))
        .setCertValue(Buffer.buffer(identity.chainPem()));
  }

  /** Another certificate, where there is one, for connections from now on. */
  private void renew(HttpServer server) {
    vertx
        .executeBlocking(() -> door.identity().now())
        .compose(
            identity -> {
              if (identity.fingerprint().equals(shown)) {
                return Future.succeededFuture(false);
              }
              ServerSSLOptions fresh = new ServerSSLOptions();
              fresh.setKeyCertOptions(pem(identity));
              fresh.setEnabledSecureTransportProtocols(PROTOCOLS);
              fresh.setSslHandshakeTimeout(HANDSHAKE.toSeconds());
              fresh.setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
              shown = identity.fingerprint();
              LOG.info("the page has another certificate, until {}", identity.notAfter());
              return server.updateSSLOptions(fresh);
            })
        .onFailure(
            why -> LOG.error("the certificate of the page can't be renewed: {}", why.getMessage()));
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(new Shielding(door.names(), door.port()));
    router.route().handler(new RequestRate(door.reception(), System::nanoTime));
    Mount.all(router, RouteTable.of(door, box, vertx), new Guard(door.reception()));
    Refusals.on(router);
    return router;
  }
}
