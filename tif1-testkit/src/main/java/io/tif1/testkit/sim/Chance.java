package io.tif1.testkit.sim;

import java.util.SplittableRandom;

/**
 * A stream of chance that depends on nothing but a seed and a name, so that no file depends on the
 * order or the thread in which files are asked for.
 *
 * <p>Built on {@link SplittableRandom#nextDouble()} alone and on exact arithmetic: nothing here may
 * differ between Java versions or machines.
 */
final class Chance {
  private final SplittableRandom source;

  private Chance(long seed) {
    this.source = new SplittableRandom(seed);
  }

  static Chance of(long seed, String name) {
    return new Chance(mix(seed, name));
  }

  /** A new seed from a seed and a name: FNV-1a over the characters, then a 64 bit finaliser. */
  static long mix(long seed, String name) {
    long h = 0xcbf29ce484222325L ^ finish(seed + 0x9e3779b97f4a7c15L);
    for (int i = 0; i < name.length(); i++) {
      h = (h ^ name.charAt(i)) * 0x100000001b3L;
    }
    return finish(h);
  }

  /** A number in [0, 1) that belongs to a seed and a name. */
  static double fraction(long seed, String name) {
    return (mix(seed, name) >>> 11) * 0x1.0p-53;
  }

  private static long finish(long h) {
    long z = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** In [0, 1). */
  double unit() {
    return source.nextDouble();
  }

  /** In [from, to). */
  double between(double from, double to) {
    return from + (to - from) * source.nextDouble();
  }

  /** In [from, to], both included. */
  int between(int from, int to) {
    return from + below(to - from + 1);
  }

  /** In [0, bound). */
  int below(int bound) {
    return (int) (source.nextDouble() * bound);
  }

  boolean happens(double probability) {
    return source.nextDouble() < probability;
  }

  /** About normal, mean 0, deviation 1, never beyond ±3.5: the sum of four uniform numbers. */
  double bell() {
    double sum = source.nextDouble() + source.nextDouble() + source.nextDouble();
    return (sum + source.nextDouble() - 2.0) * 1.7320508075688772;
  }

  /** Swaps the elements into an order of chance. */
  <T> void shuffle(java.util.List<T> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      java.util.Collections.swap(list, i, below(i + 1));
    }
  }
}
