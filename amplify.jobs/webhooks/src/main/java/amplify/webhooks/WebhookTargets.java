package amplify.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which callback_urls may be called: https unless http is allowed, on the scheme's own port or one
 * from 1024 up, without user information, and only where every address of the host is public or in
 * a network that is allowed. Thread-safe.
 */
public final class WebhookTargets {

  private static final int LONGEST = 2_000;
  private static final int FIRST_FREE_PORT = 1_024;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int LAST_PORT = 65_535;

  private final boolean allowHttp;
  private final List<Network> allowed;
  private final Resolver resolver;

  /** By the settings, with the resolver of the system. */
  public WebhookTargets(WebhookSettings settings) {
    this(settings, Resolver.SYSTEM);
  }

  WebhookTargets(WebhookSettings settings, Resolver resolver) {
    this.allowHttp = settings.allowHttp();
    this.allowed = settings.allowedNetworks();
    this.resolver = resolver;
  }

  /**
   * Checks what can be told from the URL alone. Whether a host's addresses may be called shows only
   * when it is called, since they may change until then.
   *
   * @return the URL
   * @throws RefusedTargetException saying which rule is broken
   */
  public URI check(String url) {
    URI uri = parsed(url);
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new RefusedTargetException("must be an address like https://host/path");
    }
    if (scheme.equals("http") && !allowHttp) {
      throw new RefusedTargetException(
          "must begin with https://; an administrator can allow http (WEBHOOK_ALLOW_HTTP)");
    }
    if (uri.getRawUserInfo() != null) {
      throw new RefusedTargetException("must not contain a user name or password");
    }
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      throw new RefusedTargetException("must name a host, as in https://host/path");
    }
    int port = port(uri);
    int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    if (port != usual && (port < FIRST_FREE_PORT || port > LAST_PORT)) {
      throw new RefusedTargetException(
          "must use port %d or one from %d to %d".formatted(usual, FIRST_FREE_PORT, LAST_PORT));
    }
    literal(uri.getHost()).ifPresent(this::checkAddress);
    return uri;
  }

  private static URI parsed(String url) {
    if (url.length() > LONGEST) {
      throw new RefusedTargetException("must not be longer than %d characters".formatted(LONGEST));
    }
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new RefusedTargetException("must be an address like https://host/path");
    }
  }

  /** The port, that of the scheme if the URL names none. */
  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
  }

  /** The address that a host stands for by itself, without a look-up. */
  private static Optional<InetAddress> literal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      // Never anything else (RFC 6761).
      return Optional.of(InetAddress.getLoopbackAddress());
    }
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      // A name.
      return Optional.empty();
    }
  }

  /**
   * Looks up the addresses that may be called. Who calls must use one of them and not look up
   * again: the next answer may be another.
   *
   * @throws RefusedTargetException if any of the host's addresses must not be called
   * @throws UnknownHostException if the host has no address
   */
  List<InetAddress> addresses(String host) throws UnknownHostException {
    List<InetAddress> addresses = resolver.addresses(host);
    addresses.forEach(this::checkAddress);
    return addresses;
  }

  private void checkAddress(InetAddress address) {
    if (!PublicAddresses.contain(address)
        && !PublicAddresses.isWithin(allowed, PublicAddresses.unwrapped(address))) {
      throw new RefusedTargetException(
          "leads to %s, which is not a public address; an administrator can allow its network (WEBHOOK_ALLOW_PRIVATE)"
              .formatted(address.getHostAddress()));
    }
  }
}
