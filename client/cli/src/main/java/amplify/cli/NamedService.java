package amplify.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A service among several, as given on the command line: {@code features=http://localhost:8001}.
 *
 * @param name its name among them; empty if none is given
 * @param address where it is, without a slash at the end
 */
record NamedService(Optional<String> name, URI address) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /** Reads one. */
  static final class Reader implements ITypeConverter<NamedService> {

    @Override
    public NamedService convert(String text) {
      int sign = text.indexOf('=');
      boolean named = sign >= 0 && !text.substring(0, sign).contains("/");
      String url = named ? text.substring(sign + 1) : text;
      Optional<String> name = named ? Optional.of(text.substring(0, sign)) : Optional.empty();
      if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
        throw new TypeConversionException(
            "'%s' is not a name of a service; expected lower-case letters, digits and dashes"
                .formatted(name.get()));
      }
      return new NamedService(name, address(url));
    }

    private static URI address(String url) {
      try {
        var address = new URI(url.replaceFirst("/+$", ""));
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (http && address.getHost() != null && address.getRawQuery() == null) {
          return address;
        }
      } catch (URISyntaxException e) {
        // Said below, together with addresses of other kinds.
      }
      throw new TypeConversionException(
          "'%s' is not an address of a service; expected one like http://localhost:8001"
              .formatted(url));
    }
  }
}
