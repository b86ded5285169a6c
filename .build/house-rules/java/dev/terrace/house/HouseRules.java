package dev.terrace.house;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The architecture rules of every library module. Each module's {@code ArchitectureTest} applies them to its own main
 * classes and adds the order of its packages.
 */
public final class HouseRules {
    private static final String ROOT = "dev.terrace";

    /** Exceptions and markers of {@code java.io} that do no I/O themselves. */
    private static final Set<String> HARMLESS_IO = Set.of(
            "java.io.Serializable",
            "java.io.Serial",
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.io.ObjectStreamException",
            "java.io.InvalidObjectException",
            "java.io.NotSerializableException");

    private static final Set<String> MUTABLE = Set.of(
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.ThreadLocal",
            "java.text.Format",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.StringJoiner");

    private static final List<String> VAGUE_NAMES = List.of("Util", "Utils", "Helper", "Manager", "Impl");

    @ArchTest
    public static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    public static final ArchRule CORE_IS_THE_ONLY_SHARED_MODULE = classes()
            .should(new ArchCondition<JavaClass>("use, of the library, only their own module and core") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    String own = module(item);
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(d -> d.getTargetClass().getPackageName().startsWith(ROOT + "."))
                            .filter(d -> !List.of(own, "core").contains(module(d.getTargetClass())))
                            .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule PURE = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "do I/O, start threads, reflect, log or run scripts", c -> {
                        String name = c.getBaseComponentType().getName();
                        return (name.startsWith("java.io.") && !HARMLESS_IO.contains(name))
                                || Stream.of(
                                                "java.net.",
                                                "java.nio.channels.",
                                                "java.nio.file.",
                                                "java.lang.reflect.",
                                                "java.util.logging.",
                                                "javax.script.",
                                                "java.util.concurrent.CompletableFuture",
                                                "java.util.concurrent.Completion",
                                                "java.util.concurrent.Executor",
                                                "java.util.concurrent.ForkJoin",
                                                "java.util.concurrent.Scheduled",
                                                "java.util.concurrent.ThreadPool",
                                                "java.util.Timer")
                                        .anyMatch(name::startsWith);
                    }))
            .because("the host brings facts and takes results; the library has no other way in or out")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(SYNTHETIC)
            .should(new ArchCondition<JavaField>("be final and of an immutable type") {
                @Override
                public void check(JavaField item, ConditionEvents events) {
                    if (!item.getModifiers().contains(FINAL) || isMutable(item.getRawType())) {
                        events.add(SimpleConditionEvent.violated(item, item.getDescription() + " is static state"));
                    }
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_LIBRARIES_IN_SIGNATURES = classes()
            .that(DescribedPredicate.describe("are exported", HouseRules::isExported))
            .should(new ArchCondition<JavaClass>("keep other libraries out of their signatures") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    Stream<JavaType> heads =
                            Stream.concat(item.getSuperclass().stream(), item.getInterfaces().stream());
                    heads.filter(HouseRules::mentionsLibrary)
                            .forEach(t -> events.add(SimpleConditionEvent.violated(
                                    item, item.getName() + " extends or implements " + t.getName())));
                    item.getTypeParameters().stream()
                            .filter(HouseRules::mentionsLibrary)
                            .forEach(t -> events.add(
                                    SimpleConditionEvent.violated(item, item.getName() + " has type parameter " + t)));
                    item.getMembers().stream()
                            .filter(HouseRules::isVisible)
                            .filter(m -> signature(m).anyMatch(HouseRules::mentionsLibrary))
                            .forEach(m -> events.add(SimpleConditionEvent.violated(
                                    item, m.getDescription() + " has a type of another library in its signature")));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_OPEN_CLASSES = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should(new ArchCondition<JavaClass>("be final, a record, sealed or abstract") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    Set<JavaModifier> modifiers = item.getModifiers();
                    if (!modifiers.contains(FINAL)
                            && !modifiers.contains(JavaModifier.ABSTRACT)
                            && !item.reflect().isSealed()) {
                        events.add(SimpleConditionEvent.violated(
                                item, item.getName() + " can be extended by accident: make it final"));
                    }
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_VAGUE_NAMES = classes()
            .should(new ArchCondition<JavaClass>("not end in one of " + VAGUE_NAMES) {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    if (VAGUE_NAMES.stream().anyMatch(item.getSimpleName()::endsWith)) {
                        events.add(SimpleConditionEvent.violated(item, item.getName() + " says too little"));
                    }
                }
            })
            .allowEmptyShould(true);

    private HouseRules() {}

    /** A package is null-marked, so that every type in it is non-null unless it says otherwise. */
    @ArchTest
    public static void packagesAreNullMarked(JavaClasses all) {
        Set<String> unmarked = all.stream()
                .filter(c -> !c.getSimpleName().equals("module-info"))
                .map(JavaClass::getPackage)
                .filter(p -> p.tryGetPackageInfo()
                        .map(i -> !i.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(p -> p.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        check(unmarked, "packages without a @NullMarked package-info");
    }

    /** The module exports every package but those with {@code internal} in their name, and to everybody. */
    @ArchTest
    public static void exportsMatchPackages(JavaClasses all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        JavaClass any = all.iterator().next();
        URI source = any.getSource().orElseThrow().getUri();
        Path folder = Path.of(source);
        for (int i = any.getPackageName().split("\\.", -1).length; i >= 0; i--) {
            folder = folder.getParent();
        }
        Set<String> exported;
        try (InputStream in = Files.newInputStream(folder.resolve("module-info.class"))) {
            exported = ModuleDescriptor.read(in).exports().stream()
                    .filter(e -> !e.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> expected = all.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> !isInternal(p))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> difference = new TreeSet<>();
        exported.stream().filter(p -> !expected.contains(p)).map(p -> "+" + p).forEach(difference::add);
        expected.stream().filter(p -> !exported.contains(p)).map(p -> "-" + p).forEach(difference::add);
        check(difference, "exports that differ from the packages");
    }

    /**
     * Returns the rule that packages depend downward only.
     *
     * @param root the module's root package; a rank names it as {@code ""}
     * @param ranks names of sub-packages below the root, lowest first; a rank may hold several, separated by commas,
     *     which then do not depend on each other. A package that does not exist is ignored.
     * @return the rule
     */
    public static ArchRule packageOrder(String root, String... ranks) {
        List<ArchRule> rules = new ArrayList<>();
        for (int low = 0; low < ranks.length; low++) {
            for (String lower : names(ranks[low])) {
                List<String> forbidden = new ArrayList<>();
                names(ranks[low]).stream().filter(n -> !n.equals(lower)).forEach(n -> forbidden.add(pattern(root, n)));
                for (int high = low + 1; high < ranks.length; high++) {
                    names(ranks[high]).forEach(n -> forbidden.add(pattern(root, n)));
                }
                if (!forbidden.isEmpty()) {
                    rules.add(noClasses()
                            .that()
                            .resideInAPackage(pattern(root, lower))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden.toArray(String[]::new))
                            .allowEmptyShould(true));
                }
            }
        }
        return CompositeArchRule.of(rules).as("packages of " + root + " depend downward only: " + List.of(ranks));
    }

    private static List<String> names(String rank) {
        return List.of(rank.split(",", -1));
    }

    private static String pattern(String root, String name) {
        return name.isEmpty() ? root : root + "." + name + "..";
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.", -1)[2];
    }

    private static boolean isInternal(String packageName) {
        return (packageName + ".").contains(".internal.");
    }

    private static boolean isExported(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !isInternal(type.getPackageName())
                && type.getEnclosingClass().map(HouseRules::isExported).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(SYNTHETIC);
    }

    private static Stream<JavaType> signature(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getTypeParameters().stream(),
                        unit.getExceptionTypes().stream())
                .flatMap(s -> s);
    }

    private static boolean mentionsLibrary(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(c -> c.getBaseComponentType().getPackageName())
                .anyMatch(p -> p.startsWith("com.google.common")
                        || p.startsWith("org.apache.commons")
                        || p.startsWith("org.roaringbitmap"));
    }

    private static boolean isMutable(JavaClass type) {
        return type.isArray()
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || MUTABLE.stream().anyMatch(type::isAssignableTo)
                || type.isEquivalentTo(Object.class)
                || type.isEquivalentTo(Iterable.class)
                // Also the interfaces: what they hold may change. An immutable collection is declared as one.
                || (type.getPackageName().startsWith("java.util")
                        && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)));
    }

    private static void check(Collection<String> found, String what) {
        if (!found.isEmpty()) {
            throw new AssertionError(what + ": " + found);
        }
    }
}
