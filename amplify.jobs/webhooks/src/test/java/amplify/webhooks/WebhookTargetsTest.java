package amplify.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {

  private static WebhookSettings settings(boolean allowHttp, String... allowedNetworks) {
    return new WebhookSettings(
        List.of(),
        allowHttp,
        Stream.of(allowedNetworks).map(Network::of).toList(),
        List.of(),
        Duration.ofSeconds(10),
        1,
        Duration.ofSeconds(5));
  }

  private static final WebhookTargets STRICT = new WebhookTargets(settings(false));

  private static List<InetAddress> resolved(WebhookTargets targets) throws Exception {
    return targets.addresses("host.test");
  }

  private static WebhookTargets resolving(WebhookSettings settings, String... addresses) {
    List<InetAddress> all = Stream.of(addresses).map(InetAddress::ofLiteral).toList();
    return new WebhookTargets(settings, host -> all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://example.org/x           | must begin with https://
          ftp://example.org/x            | must be an address like https://
          https:/example.org             | must name a host
          no address                     | must be an address like https://
          https://user:pw@example.org/x  | must not contain a user name
          https://example.org:22/x       | must use port 443 or one from 1024 to 65535
          https://example.org:80/x       | must use port 443
          https://example.org:0/x        | must use port 443
          https://2130706433/x           | leads to 127.0.0.1
          https://0x7f.1/x               | must name a host
          https://localhost/x            | which is not a public address
          https://a.LocalHost/x          | which is not a public address
          https://127.0.0.1/x            | leads to 127.0.0.1, which is not a public address
          https://[::1]/x                | which is not a public address
          https://[::ffff:10.0.0.1]/x    | leads to 10.0.0.1, which is not a public address
          https://169.254.169.254/latest | leads to 169.254.169.254
          """)
  void whatCanBeToldFromTheUrlIsRefusedAtOnce(String url, String rule) {
    var e = assertThrows(RefusedTargetException.class, () -> STRICT.check(url));

    assertTrue(e.getMessage().contains(rule), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/x?y=z",
        "HTTPS://Example.org",
        "https://example.org:8443/",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07::1]/"
      })
  void whatMayBePublicIsAccepted(String url) {
    assertEquals(url, STRICT.check(url).toString());
  }

  @Test
  void httpMayBeAllowed() {
    var targets = new WebhookTargets(settings(true));

    assertEquals(80, WebhookTargets.port(targets.check("http://example.org/x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::",
        "::1",
        "::10.0.0.1",
        "::ffff:192.168.0.1",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001::1",
        "2002:a00:1::1",
        "2001:db8::1",
        "100::1"
      })
  void anAddressThatIsNotPublicIsRefused(String address) {
    var targets = resolving(settings(false), address);

    assertThrows(RefusedTargetException.class, () -> resolved(targets));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "64:ff9b::101:101"
      })
  void aPublicAddressMayBeCalled(String address) throws Exception {
    assertEquals(1, resolved(resolving(settings(false), address)).size());
  }

  @Test
  void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() {
    var targets = resolving(settings(false), "1.1.1.1", "10.0.0.1");

    var e = assertThrows(RefusedTargetException.class, () -> resolved(targets));
    assertTrue(e.getMessage().contains("leads to 10.0.0.1"), e.getMessage());
  }

  @Test
  void aNetworkMayBeAllowedAndNoOtherIs() throws Exception {
    WebhookSettings lab = settings(false, "10.1.0.0/16", "fd12::/16");

    assertEquals(3, resolved(resolving(lab, "10.1.255.9", "fd12::9", "64:ff9b::10.1.0.1")).size());
    assertThrows(RefusedTargetException.class, () -> resolved(resolving(lab, "10.2.0.1")));
    assertThrows(RefusedTargetException.class, () -> resolved(resolving(lab, "fd13::1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.1/8", "lab", "10.0.0.0/x", "::/129", ""})
  void whatIsNoNetworkIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Network.of(text));
  }
}
