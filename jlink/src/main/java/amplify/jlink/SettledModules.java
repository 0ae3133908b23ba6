package amplify.jlink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Turns automatic modules, which cannot be linked, into modules that say what they require: what
 * their classes name. As before all their packages are exported and open, and what they require is
 * readable for those who require them.
 */
final class SettledModules {

  private static final String BASE = "java.base";

  private final Map<String, String> moduleOfPackage = new HashMap<>();
  private final Set<String> provided = new TreeSet<>();

  /** Knows the modules of a service, and those of the JDK that this runs on. */
  SettledModules(List<ModuleJar> jars) {
    ModuleFinder.ofSystem()
        .findAll()
        .forEach(module ->
            module.descriptor().exports().stream()
                .filter(exported -> !exported.isQualified())
                .forEach(exported ->
                    moduleOfPackage.put(exported.source(), module.descriptor().name())));
    for (ModuleJar jar : jars) {
      jar.descriptor().packages().forEach(name -> moduleOfPackage.put(name, jar.name()));
      jar.descriptor().provides().forEach(provision -> provided.add(provision.service()));
    }
  }

  /** Modules, other than its own, whose packages a jar's classes name. */
  Set<String> named(ModuleJar jar, References references) {
    var modules = new TreeSet<String>();
    for (String className : references.classes()) {
      String module = moduleOfPackage.get(References.packageOf(className));
      if (module != null && !module.equals(jar.name()) && !module.equals(BASE)) {
        modules.add(module);
      }
    }
    return modules;
  }

  /** The declaration of an automatic module, as its {@code module-info.class}. */
  byte[] declaration(ModuleJar jar, List<ModuleJar.Content> contents) {
    References references = References.of(contents);
    ModuleDescriptor automatic = jar.descriptor();
    ModuleAttribute declared =
        ModuleAttribute.of(
            ModuleDesc.of(jar.name()),
            module -> {
              module.moduleFlags(AccessFlag.OPEN);
              automatic.rawVersion().ifPresent(module::moduleVersion);
              module.requires(ModuleDesc.of(BASE), Set.of(AccessFlag.MANDATED), null);
              named(jar, references)
                  .forEach(name ->
                      module.requires(ModuleDesc.of(name), Set.of(AccessFlag.TRANSITIVE), null));
              automatic.packages().stream()
                  .sorted()
                  .forEach(name -> module.exports(PackageDesc.of(name), Set.of()));
              used(references).forEach(service -> module.uses(ClassDesc.of(service)));
              automatic.provides().stream()
                  .sorted()
                  .forEach(provision ->
                      module.provides(
                          ClassDesc.of(provision.service()),
                          provision.providers().stream()
                              .map(ClassDesc::of)
                              .toArray(ClassDesc[]::new)));
            });
    return ClassFile.of()
        .buildModule(
            declared,
            builder ->
                builder.with(
                    ModulePackagesAttribute.ofNames(
                        folders(contents).stream().map(PackageDesc::of).toList())));
  }

  /** The linker takes every folder whose name could be a package's for one. */
  private static Set<String> folders(List<ModuleJar.Content> contents) {
    return contents.stream()
        .map(ModuleJar.Content::name)
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
        .filter(SourceVersion::isName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> used(References references) {
    return references.classes().stream()
        .filter(name -> provided.contains(name) || references.sought().contains(name))
        .filter(name -> !References.packageOf(name).isEmpty())
        .filter(name -> moduleOfPackage.containsKey(References.packageOf(name)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
