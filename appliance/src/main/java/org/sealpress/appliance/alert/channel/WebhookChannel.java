package org.sealpress.appliance.alert.channel;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.sealpress.appliance.alert.Channel;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.config.WebhookConfig;

/** Posts to an address on the web. All that comes from elsewhere is inside JSON. */
public final class WebhookChannel implements Channel {
  private static final int LOW = 2;
  private static final int USUAL = 3;
  private static final int HIGH = 5;

  private final WebhookConfig config;
  private final Web web;

  /** One. */
  public WebhookChannel(WebhookConfig config, Web web) {
    this.config = config;
    this.web = web;
  }

  @Override
  public String name() {
    return "webhook " + config.name(); // there may be one called mail
  }

  @Override
  public void send(Message message) throws ChannelFault, InterruptedException {
    boolean topic = config.kind() == WebhookConfig.Kind.NTFY;
    HttpRequest.Builder request =
        web.to(topic ? root() : config.url())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body(message).encode()));
    if (config.token().isPresent()) {
      try {
        request.header(
            "Authorization", "Bearer " + SecretFile.read(config.token().get(), "a token"));
      } catch (IllegalArgumentException e) {
        throw new ChannelFault(
            config.token().get() + " holds no token: expected letters, digits and signs", e);
      }
    }
    web.send(request.build());
  }

  private JsonObject body(Message message) {
    return switch (config.kind()) {
      case JSON -> message.fields().put("title", message.title()).put("text", message.text());
      case SLACK ->
          new JsonObject()
              .put(
                  "text",
                  "*%s*\n%s"
                      .formatted(
                          escaped("[" + message.box() + "] " + message.title()),
                          escaped(message.text())));
      case NTFY ->
          new JsonObject()
              .put("topic", topic())
              .put("title", "[" + message.box() + "] " + message.title())
              .put("message", message.text())
              .put("priority", priority(message))
              .put("tags", new JsonArray().add(message.fields().getString("event", "alarm")));
    };
  }

  private static int priority(Message message) {
    return switch (message.urgency()) {
      case NOTE -> LOW;
      case SOON -> USUAL;
      case URGENT -> HIGH;
    };
  }

  /** Slack's three signs of control. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** ntfy takes JSON at the root of its server; the topic is the last part of the address. */
  private URI root() {
    return config.url().resolve("/");
  }

  private String topic() {
    String path = config.url().getPath().replaceAll("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
