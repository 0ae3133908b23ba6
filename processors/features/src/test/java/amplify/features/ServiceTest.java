package amplify.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.api.About;
import amplify.api.Column;
import amplify.api.ColumnType;
import amplify.api.Parameter;
import amplify.api.Processor;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTest {

  @Test
  void theModuleProvidesTheProcessor() {
    var descriptor = FeaturesProcessor.class.getModule().getDescriptor();
    ModuleDescriptor.Provides provides = descriptor.provides().iterator().next();

    assertEquals(Processor.class.getName(), provides.service());
    assertEquals(List.of(FeaturesProcessor.class.getName()), provides.providers());
  }

  @Test
  void resultsNameTheProcessorAndItsVersion() {
    About about = new FeaturesProcessor().about();
    assertEquals("features", about.name());
    assertEquals("4.0.0", about.version());
  }

  @Test
  void countsAreIntegersAndAllElseIsReal() {
    List<String> integers =
        new FeaturesProcessor()
            .schema().columns().stream()
                .filter(column -> column.type() == ColumnType.INT64)
                .map(Column::name)
                .toList();

    assertEquals(
        List.of("Area", "BoundingBox_xwidth", "BoundingBox_ywidth", "numBlobs", "summedArea"),
        integers);
  }

  @Test
  void theBatchSizeOfOlderClientsIsAcceptedWithItsLimits() throws NoSuchMethodException {
    RecordComponent[] components = FeaturesParameters.class.getRecordComponents();
    assertEquals("stitch", components[0].getName());
    assertEquals("true", components[0].getAnnotation(Parameter.class).defaultValue());
    Parameter batchSize = components[1].getAnnotation(Parameter.class);
    assertEquals("batchSize", components[1].getName());
    assertEquals("32", batchSize.defaultValue());
    assertEquals(1, batchSize.min());
    assertEquals(100_000, batchSize.max());
  }
}
