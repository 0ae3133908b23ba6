package amplify.cli;

/** The proxies that configurations can be printed for. */
enum ProxyKind {
  NGINX {
    @Override
    String configuration(ProxySite site) {
      return NginxConfiguration.of(site);
    }
  },
  APACHE {
    @Override
    String configuration(ProxySite site) {
      return ApacheConfiguration.of(site);
    }
  };

  abstract String configuration(ProxySite site);

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
