package amplify.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others, by the special-purpose address registries
 * of IANA (RFC 6890 and its successors). IPv6 is closed but for what is given out as global
 * unicast.
 */
final class PublicAddresses {

  private static final List<Network> SPECIAL_V4 =
      networks(
          "0.0.0.0/8", // this network, unspecified
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // public by number, but the host machine within Azure
          "169.254.0.0/16", // link-local, and the metadata services of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  private static final Network GLOBAL_V6 = Network.of("2000::/3");

  private static final List<Network> SPECIAL_V6 =
      networks(
          "2001::/23", // protocol assignments, among them Teredo, which wraps IPv4 addresses
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which wraps IPv4 addresses
          "3fff::/20"); // documentation

  /** How IPv6-only networks reach IPv4 hosts (RFC 6052): what counts is the address wrapped. */
  private static final Network NAT64 = Network.of("64:ff9b::/96");

  private PublicAddresses() {}

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }

  static boolean contain(InetAddress address) {
    InetAddress meant = unwrapped(address);
    return meant instanceof Inet4Address
        ? !isWithin(SPECIAL_V4, meant)
        : GLOBAL_V6.contains(meant) && !isWithin(SPECIAL_V6, meant);
  }

  /** The IPv4 address that is meant by an IPv6 address of NAT64; any other address as it is. */
  static InetAddress unwrapped(InetAddress address) {
    if (!NAT64.contains(address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an IPv4 address", e);
    }
  }

  static boolean isWithin(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
