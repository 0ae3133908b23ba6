package amplify.cli;

/** Writes a site for Apache 2.4. */
final class ApacheConfiguration {

  private static final int USUAL_PORT = 80;

  private ApacheConfiguration() {}

  static String of(ProxySite site) {
    return """
    # Amplify services under one host, by "amplify proxy apache".
    # Save as /etc/apache2/sites-available/amplify.conf, then:
    #   a2enmod proxy proxy_http headers deflate reqtimeout && a2ensite amplify && apachectl graceful

    %s<VirtualHost *:%s>
    %s    ProxyRequests Off
        ProxyPreserveHost On
        AllowEncodedSlashes NoDecode

        # Services have a limit of their own, and explain it (MAX_REQUEST_MB).
        LimitRequestBody 0
        RequestReadTimeout header=20-40,MinRate=500 body=300,MinRate=500
        # Bodies pass as they come, whether or not their length is known.
        SetEnv proxy-sendchunked 1

        RequestHeader set X-Forwarded-Proto expr=%%{REQUEST_SCHEME}
        AddOutputFilterByType DEFLATE application/json text/css text/javascript text/html
        # What is compressed has another ETag than what the service knows.
        RequestHeader edit If-None-Match '^"(.*)-gzip"$' '"$1"'

    %s%s</VirtualHost>
    """
        .formatted(
            site.port() == USUAL_PORT ? "" : "Listen %s\n".formatted(site.port()),
            site.port(),
            site.host().map("    ServerName %s\n"::formatted).orElse(""),
            docs(site),
            site.each(ApacheConfiguration::location));
  }

  private static String docs(ProxySite site) {
    return site.docs()
        .map(file ->
            """
                RedirectMatch 302 ^/$ /docs
                Alias /docs "%s"
                <Location "/docs">
                    ForceType "text/html; charset=UTF-8"
                    Require all granted
                </Location>

            """
                .formatted(file))
        .orElse("");
  }

  private static String location(Upstream service) {
    return """
        RedirectMatch 308 ^/%1$s$ /%1$s/
        <Location "/%1$s/">
            # Events arrive at once (flushpackets). An answer may take its time to compute.
            ProxyPass "http://%2$s%3$s" nocanon flushpackets=on connectiontimeout=5 timeout=600
            ProxyPassReverse "http://%2$s%3$s"
            RequestHeader set X-Forwarded-Prefix "/%1$s"
        </Location>
    """
        .formatted(service.name(), service.authority(), service.path());
  }
}
