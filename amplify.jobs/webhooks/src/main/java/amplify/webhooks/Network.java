package amplify.webhooks;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IP addresses that begin with the same bits, such as {@code 10.0.0.0/8} or {@code
 * fd00::/8}. A range of IPv4 addresses holds no IPv6 address, and the other way round.
 *
 * @param address its first address
 * @param bits how many bits its addresses have in common
 */
public record Network(InetAddress address, int bits) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the address has not that many bits, or has others set
   */
  public Network {
    int length = address.getAddress().length * Byte.SIZE;
    if (bits < 0 || bits > length) {
      throw new IllegalArgumentException(
          "'%s/%d' must have from 0 to %d bits".formatted(address.getHostAddress(), bits, length));
    }
    if (!Arrays.equals(masked(address.getAddress(), bits), address.getAddress())) {
      throw new IllegalArgumentException(
          "'%s/%d' has bits set after the first %d"
              .formatted(address.getHostAddress(), bits, bits));
    }
  }

  /**
   * Reads a range from text like {@code 10.0.0.0/8}; without a number of bits it is one address.
   *
   * @throws IllegalArgumentException naming the text and the rule
   */
  public static Network of(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int length = address.getAddress().length * Byte.SIZE;
      return new Network(address, slash < 0 ? length : Integer.parseInt(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is not a network like 10.1.0.0/16 or fd00::/8".formatted(text), e);
    }
  }

  /** Whether the address lies in the range. */
  public boolean contains(InetAddress other) {
    byte[] bytes = other.getAddress();
    return bytes.length == address.getAddress().length
        && Arrays.equals(masked(bytes, bits), address.getAddress());
  }

  private static byte[] masked(byte[] bytes, int bits) {
    byte[] masked = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      masked[i] = (byte) (bytes[i] & (0xFF << (Byte.SIZE - kept)));
    }
    return masked;
  }
}
