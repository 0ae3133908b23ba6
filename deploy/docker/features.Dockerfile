# docker build -f deploy/docker/features.Dockerfile -t amplify-features .
# docs/deploy/containers.md tells more.

FROM docker.io/library/eclipse-temurin:25-jdk AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /amplify
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./amplify image features

# An image that was linked before takes this place: --build-context linked=jlink/target/features
FROM scratch AS linked
COPY --from=build /amplify/jlink/target/features /

FROM docker.io/library/debian:bookworm-slim
# The release that the image is of: --build-arg VERSION=…
ARG VERSION=unreleased
LABEL org.opencontainers.image.title="amplify-features" \
      org.opencontainers.image.description="Features and blob masks of Imaging FlowCytobot bins" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0 AND BSD-2-Clause AND BSD-3-Clause AND EPL-2.0 AND (GPL-2.0-only WITH Classpath-exception-2.0) AND MIT AND MIT-0"
COPY --from=linked / /opt/amplify
USER 10001:10001
EXPOSE 8001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["/opt/amplify/bin/features", "--health"]
ENTRYPOINT ["/opt/amplify/bin/features"]
