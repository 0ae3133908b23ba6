package amplify.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

  @Test
  void aSignatureIsThatOfTheReferenceExample() {
    String signature =
        Notice.signatures(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            BODY,
            List.of(SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));

    assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
  }

  @Test
  void whileASecretIsReplacedBothSign() {
    // The second was computed with OpenSSL.
    String signatures =
        Notice.signatures(
            "7d444840-9dc0-11d1-b245-5ffdce74fad2",
            "1614265330",
            BODY,
            List.of(
                SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                SigningSecret.of("whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=")));

    assertEquals(2, signatures.split(" ").length);
    assertTrue(signatures.endsWith(" v1,4n/OvB9TI5bfafTo76Kbm7ru0GsRk2JLzlwIs/PRIZE="), signatures);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%%"})
  void aSecretThatIsNoneIsRefusedWithoutBeingShown(String text) {
    var e = assertThrows(IllegalArgumentException.class, () -> SigningSecret.of(text));

    assertTrue(e.getMessage().contains("whsec_ followed by 24 to 64 bytes"), e.getMessage());
    assertFalse(e.getMessage().contains("c2hvcnQ"), e.getMessage());
  }
}
