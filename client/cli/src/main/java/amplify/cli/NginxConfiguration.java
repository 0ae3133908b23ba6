package amplify.cli;

/** Writes a site for nginx 1.18 or newer. */
final class NginxConfiguration {

  private NginxConfiguration() {}

  static String of(ProxySite site) {
    return """
    # Amplify services under one host, by "amplify proxy nginx".
    # Save as /etc/nginx/conf.d/amplify.conf, then: nginx -t && nginx -s reload

    %s
    server {
        listen %s;
        server_name %s;
        absolute_redirect off;

        # Services have a limit of their own, and explain it (MAX_REQUEST_MB).
        client_max_body_size 0;
        client_body_timeout 300s;

        # Bodies and answers pass as they come: events arrive at once, nothing is kept on disk.
        proxy_request_buffering off;
        proxy_buffering off;

        # Streams of events say something every 15 s, but an answer may take its time to compute.
        proxy_connect_timeout 5s;
        proxy_send_timeout 600s;
        proxy_read_timeout 600s;

        gzip on;
        gzip_min_length 1000;
        gzip_types application/json application/problem+json text/css text/javascript;

    %s%s}
    """
        .formatted(
            site.each(NginxConfiguration::upstream),
            site.port(),
            site.host().orElse("_"),
            docs(site),
            site.each(NginxConfiguration::location));
  }

  private static String upstream(Upstream service) {
    return """
    upstream amplify-%s {
        server %s;
        keepalive 16;
    }
    """
        .formatted(service.name(), service.authority());
  }

  private static String docs(ProxySite site) {
    return site.docs()
        .map(file ->
            """
                location = / {
                    return 302 /docs;
                }
                location = /docs {
                    alias "%s";
                    types {}
                    default_type text/html;
                    charset utf-8;
                }

            """
                .formatted(file))
        .orElse("");
  }

  private static String location(Upstream service) {
    return """
        location = /%1$s {
            return 308 /%1$s/;
        }
        location /%1$s/ {
            proxy_pass http://amplify-%1$s%2$s;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Prefix /%1$s;
        }
    """
        .formatted(service.name(), service.path());
  }
}
