package amplify.jlink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the classes of a jar name: every class, by its binary name, and those among them that a
 * class names which also looks for services, and so may look for.
 *
 * @param classes binary names of all classes named
 * @param sought binary names of classes that may be sought as services
 */
record References(Set<String> classes, Set<String> sought) {

  private static final String SERVICE_LOADER = "java.util.ServiceLoader";
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+);");

  static References of(List<ModuleJar.Content> contents) {
    var classes = new TreeSet<String>();
    var sought = new TreeSet<String>();
    for (ModuleJar.Content content : contents) {
      if (content.isClass()) {
        Set<String> named = of(ClassFile.of().parse(content.bytes()));
        classes.addAll(named);
        if (named.contains(SERVICE_LOADER)) {
          sought.addAll(named);
        }
      }
    }
    return new References(classes, sought);
  }

  private static Set<String> of(ClassModel model) {
    var named = new TreeSet<String>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry used -> add(named, used.asSymbol());
        case NameAndTypeEntry used -> addAll(named, used.type().stringValue());
        case MethodTypeEntry used -> addAll(named, used.descriptor().stringValue());
        default -> {
          // Names no class.
        }
      }
    }
    return named;
  }

  private static void add(Set<String> named, ClassDesc used) {
    ClassDesc element = used;
    while (element.isArray()) {
      element = element.componentType();
    }
    if (element.isClassOrInterface()) {
      addAll(named, element.descriptorString());
    }
  }

  private static void addAll(Set<String> named, String descriptor) {
    Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
    while (matcher.find()) {
      named.add(matcher.group(1).replace('/', '.'));
    }
  }

  /** The package of a class, by its binary name; empty for the unnamed one. */
  static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }
}
