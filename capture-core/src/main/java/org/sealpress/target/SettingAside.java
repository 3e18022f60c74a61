package org.sealpress.target;

/**
 * A target that can give a name free without deleting what is under it: for a copy that is damaged.
 * A decorator must pass it on.
 */
public interface SettingAside extends Target {
  /** The folder in which what was set aside is. */
  String FOLDER = "set-aside";

  /**
   * Moves what is stored under a name to a new name in {@link #FOLDER}; its bytes are not read and
   * not changed. When it returns, both are as durable as the place can make them: the name is free,
   * and the bytes are under the new one. After a fault they are under one of the two. Nothing else
   * is touched.
   *
   * @return the new name
   * @throws TargetFault {@link TargetFault.Kind#NOT_FOUND} when nothing is stored under the name;
   *     {@link TargetFault.Kind#DENIED} when this place can't do it, with what a person can do
   */
  String setAside(String name) throws TargetFault;

  /**
   * Whether this place can do it at all, as far as it is known before it is tried; a person has to
   * act where it can't.
   */
  default boolean canSetAside() throws TargetFault {
    return true;
  }

  /**
   * The new name for what is set aside: the last part of its name and a number.
   *
   * @param number from 1; the first that is not taken
   * @throws IllegalArgumentException when the name can't be one
   */
  static String name(String name, int number) {
    return Names.check(FOLDER + "/" + name.substring(name.lastIndexOf('/') + 1) + "." + number);
  }
}
