package amplify.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.ifcb.SignificantDigits;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificantDigitsTest {

  /** Expected texts as C's printf("%.10g") gives them. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-1, -1",
    "0.1, 0.1",
    "100, 100",
    "1234567890, 1234567890",
    "9999999999, 9999999999",
    "10000000000, 1e+10",
    "12345678901, 1.23456789e+10",
    "9999999999.4, 9999999999",
    "9999999999.5, 1e+10",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.000123456789012, 0.000123456789",
    "0.0000123456789012, 1.23456789e-05",
    "0.00009999999999, 9.999999999e-05",
    "0.000099999999999, 0.0001",
    "3.141592653589793, 3.141592654",
    "-2.718281828459045, -2.718281828",
    "0.3333333333333333, 0.3333333333",
    "1.00000000005, 1",
    "1.00000000015, 1",
    "1.0000000016, 1.000000002",
    "1234567890.5, 1234567890",
    "1234567891.5, 1234567892",
    "0.5000000000499, 0.5",
    "123456.7890625, 123456.7891",
    "1e100, 1e+100",
    "1.7976931348623157e308, 1.797693135e+308",
    "4.9e-324, 4.940656458e-324",
    "-1e-5, -1e-05",
    "2997924580000, 2.99792458e+12",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void numbersAreWrittenAsPrintfWritesThem(double number, String expected) {
    assertEquals(expected, SignificantDigits.of(number));
  }

  @Test
  void nanIsNothing() {
    assertEquals("", SignificantDigits.of(Double.NaN));
  }

  @Test
  void everyFieldOfEveryGoldenTableComesBackAsItWas() throws IOException {
    List<Path> tables =
        Stream.concat(TestBins.synthetic().stream(), TestBins.real().stream())
            .filter(TestBin::hasGolden)
            .flatMap(bin -> Stream.of(bin.goldenFeatures(), bin.goldenMultiblob()))
            .filter(Files::exists)
            .toList();
    int fields = 0;
    for (Path table : tables) {
      List<List<String>> lines = Golden.table(table);
      for (List<String> line : lines.subList(1, lines.size())) {
        for (String field : line.stream().filter(f -> !f.isEmpty()).toList()) {
          assertEquals(field, SignificantDigits.of(Double.parseDouble(field)), table.toString());
          fields++;
        }
      }
    }
    assertTrue(fields > 2_000, "only " + fields + " fields");
  }
}
