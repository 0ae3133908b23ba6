package amplify.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that the page loads. */
public enum PageFile {
  /** The looks of Swagger UI. */
  SWAGGER_UI_CSS("swagger-ui.css", "text/css; charset=UTF-8"),
  /** The looks of the page around it. */
  PAGE_CSS("page.css", "text/css; charset=UTF-8"),
  /** Swagger UI. */
  SWAGGER_UI("swagger-ui-bundle.js", "text/javascript; charset=UTF-8"),
  /** The licences of what is in it. */
  LICENCES("swagger-ui-bundle.js.LICENSE.txt", "text/plain; charset=UTF-8"),
  /** Starts it. */
  PAGE("page.js", "text/javascript; charset=UTF-8");

  private final String fileName;
  private final String mediaType;

  PageFile(String fileName, String mediaType) {
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /** Its name, which pages of a service look for in the folder {@code docs} beside them. */
  public String fileName() {
    return fileName;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** What is in it. */
  public byte[] bytes() {
    return read(fileName);
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  static byte[] read(String name) {
    try (InputStream content = PageFile.class.getResourceAsStream("page/" + name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
