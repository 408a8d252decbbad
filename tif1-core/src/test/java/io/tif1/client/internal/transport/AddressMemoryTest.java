package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressMemoryTest {
  private final HandMovedTime time = new HandMovedTime();
  private final InetAddress one = address(1);
  private final InetAddress two = address(2);
  private final InetAddress three = address(3);
  private final List<InetAddress> all = new ArrayList<>(List.of(one, two, three));
  private final AddressMemory memory = new AddressMemory(host -> all, time);

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private List<InetAddress> lookup() throws UnknownHostException {
    return memory.lookup("cdn.example");
  }

  @Test
  void c9_anAddressThatFailedIsLeftOutForAWhile() throws Exception {
    memory.failed(one);
    assertThat(lookup()).containsExactly(two, three);
    assertThat(memory.hasMore("cdn.example")).isTrue();

    time.move(AddressMemory.REMEMBERED);

    assertThat(lookup()).containsExactly(one, two, three);
    assertThat(memory.hasMore("cdn.example")).isFalse();
  }

  @Test
  void c9_whereAllFailedAllAreTriedTheLongestAgoFirst() throws Exception {
    memory.failed(two);
    memory.failed(one);
    memory.failed(three);
    memory.failed(two);

    assertThat(lookup()).containsExactly(one, three, two);
    assertThat(memory.hasMore("cdn.example")).isFalse();
  }

  @Test
  void c9_anAddressThatAnswersIsAsGoodAsBefore() throws Exception {
    memory.failed(one);
    memory.succeeded(one);

    assertThat(lookup()).containsExactly(one, two, three);
  }

  @Test
  void c9_theOnlyAddressIsAlwaysTried() throws Exception {
    all.removeAll(List.of(two, three));
    memory.failed(one);

    assertThat(lookup()).containsExactly(one);
  }

  @Test
  void c9_whatIsRememberedIsBounded() throws Exception {
    memory.failed(one);
    for (int i = 0; i < 300; i++) {
      memory.failed(InetAddress.getByAddress(new byte[] {10, 1, (byte) (i >> 8), (byte) i}));
    }

    assertThat(lookup()).containsExactly(one, two, three);
  }
}
