package amplify.raster;

import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The JDK's own readers and writers, which cannot be named, among all that are registered. */
final class JdkPlugins {

  private JdkPlugins() {}

  static ImageReaderSpi reader(Format format) {
    return own(ImageReaderSpi.class, format);
  }

  static ImageWriterSpi writer(Format format) {
    return own(ImageWriterSpi.class, format);
  }

  private static <T extends ImageReaderWriterSpi> T own(Class<T> kind, Format format) {
    Iterator<T> all =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                kind,
                provider ->
                    provider.getClass().getModule() == ImageIO.class.getModule()
                        && Arrays.asList(((ImageReaderWriterSpi) provider).getFormatNames())
                            .contains(format.id()),
                false);
    if (!all.hasNext()) {
      throw new IllegalStateException(
          "The JDK's %s for %s was taken out of ImageIO's registry; leave it there"
              .formatted(kind.getSimpleName(), format));
    }
    return all.next();
  }
}
