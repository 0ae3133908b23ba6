#!/bin/sh
# Starts the service in the foreground. Settings are taken from the environment, .env in the
# working directory, and the file named by AMPLIFY_CONFIG.
#   --role api|worker|all   what the process does (AMPLIFY_ROLE)
#   --drain                 a worker ends when the queue is empty (AMPLIFY_DRAIN)
#   --health                no service: exits with 0 if the one on PORT answers, else with 1
#   --help                  shows the options and all settings; --version the versions
# AMPLIFY_JVM_OPTIONS has further options of the virtual machine; they go before those of the image.
set -eu
self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
home=$(cd "$(dirname "$self")/.." && pwd -P)

# Threads come and go; with the usual arena a thread the C library would keep what each has freed.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

# shellcheck disable=SC2086 # options are several words
exec "$home/bin/java" "@$home/lib/jvm.options" \
  "-XX:SharedArchiveFile=$home/lib/service.jsa" \
  "-Djava.library.path=$home/lib" \
  "-Damplify.plugins=$home/plugins" \
  "-Damplify.port=@PORT@" \
  ${AMPLIFY_JVM_OPTIONS:-} \
  --module amplify.runtime/amplify.runtime.Main "$@"
