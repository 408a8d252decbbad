package io.tif1.tests.arch.seeded.client;

/** Keeps: final, sealed, a record, an enum, an interface; but breaks by one nested type. */
public final class Closed {
  /** Keeps. */
  public interface Listener {}

  /** Keeps. */
  public sealed interface Shape permits Round {}

  /** Keeps. */
  public record Round() implements Shape {}

  /** Keeps: constants with bodies are classes, but nobody else can make one. */
  public enum Way {
    /** With a body. */
    THERE {
      @Override
      Way other() {
        return THERE;
      }
    };

    abstract Way other();
  }

  /** Keeps: nobody outside sees it. */
  static class Hidden {}

  /** Breaks. */
  public static class Opened {}
}
