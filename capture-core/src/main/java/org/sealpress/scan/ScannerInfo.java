package org.sealpress.scan;

/**
 * What a scanner says of itself.
 *
 * @param name SANE's device name, for example {@code fujitsu:fi-7160:123}
 * @param vendor for example {@code FUJITSU}
 * @param model for example {@code fi-7160}
 * @param type for example {@code scanner}
 */
public record ScannerInfo(String name, String vendor, String model, String type) {}
