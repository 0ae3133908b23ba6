package amplify.jlink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;

/**
 * A class without the names of local variables, which only debuggers show, and which take a tenth
 * of an image. Line numbers stay, for traces.
 */
final class SlimClass {

  private final ClassFile classes = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG);

  byte[] of(byte[] original) {
    return classes.transformClass(
        classes.parse(original), ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
  }
}
