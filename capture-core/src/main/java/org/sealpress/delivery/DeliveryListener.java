package org.sealpress.delivery;

/** Is told how deliveries go, from several threads. Must not block or throw. */
public interface DeliveryListener {

  /** Something happened. */
  void on(DeliveryEvent event);
}
