package amplify.segment;

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
    var descriptor = SegmentProcessor.class.getModule().getDescriptor();
    ModuleDescriptor.Provides provides = descriptor.provides().iterator().next();

    assertEquals(Processor.class.getName(), provides.service());
    assertEquals(List.of(SegmentProcessor.class.getName()), provides.providers());
  }

  @Test
  void resultsNameTheProcessorAndItsVersion() {
    About about = new SegmentProcessor().about();
    assertEquals("segment", about.name());
    assertEquals("4.0.0", about.version());
  }

  @Test
  void theTableHasCountsBoxesAndAStatus() {
    List<Column> columns = new SegmentProcessor().schema().columns();

    assertEquals(
        List.of(
            "numBlobs",
            "summedArea",
            "blobs_left",
            "blobs_top",
            "blobs_width",
            "blobs_height",
            "largest_left",
            "largest_top",
            "largest_width",
            "largest_height",
            "largest_area",
            "status"),
        columns.stream().map(Column::name).toList());
    columns
        .subList(0, 11)
        .forEach(column -> assertEquals(ColumnType.INT64, column.type(), column.name()));
    assertEquals(ColumnType.STRING, columns.getLast().type());
  }

  @Test
  void theParametersAreThoseOfTheFeatures() {
    RecordComponent[] components = SegmentParameters.class.getRecordComponents();
    assertEquals("stitch", components[0].getName());
    assertEquals("true", components[0].getAnnotation(Parameter.class).defaultValue());
    Parameter batchSize = components[1].getAnnotation(Parameter.class);
    assertEquals("batchSize", components[1].getName());
    assertEquals("32", batchSize.defaultValue());
    assertEquals(1, batchSize.min());
    assertEquals(100_000, batchSize.max());
  }
}
