package dev.autodidact.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.plugin.Plugin;
import java.io.ObjectInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the design. They are kept here because only the command line sees every module. */
class ArchitectureTest {

    private static final String ALL = "dev.autodidact..";
    private static final String API = "dev.autodidact.api..";
    private static final String REGISTRY = "dev.autodidact.registry..";
    private static final String RUNTIME = "dev.autodidact.runtime..";
    private static final String CORE = "dev.autodidact.core..";
    private static final String ONNX = "dev.autodidact.onnx..";
    private static final String CLI = "dev.autodidact.cli..";
    private static final String SMILE = "dev.autodidact.smile..";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.autodidact");

    @Nested
    class Arrows {

        @Test
        void apiDependsOnNothingButTheJdkAndItsAnnotations() {
            classes()
                    .that()
                    .resideInAPackage(API)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(API, "java..", "org.jspecify..")
                    .check(OURS);
        }

        @Test
        void registryDependsOnApiOnly() {
            mayDependOnOurs(REGISTRY, API);
        }

        @Test
        void runtimeDependsOnApiOnly() {
            mayDependOnOurs(RUNTIME, API);
        }

        @Test
        void coreDependsOnRegistryRuntimeAndApiOnly() {
            mayDependOnOurs(CORE, API, REGISTRY, RUNTIME);
        }

        @Test
        void onnxDependsOnRuntimeAndApiOnly() {
            mayDependOnOurs(ONNX, API, RUNTIME);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"tribuo", "lightgbm", "smile", "search", "gradient", "suites", "learnedoptimizer", "testkit"
                })
        void pluginsDependOnApiOnlyAndNotOnEachOther(String plugin) {
            mayDependOnOurs("dev.autodidact." + plugin + "..", API);
        }

        @Test
        void commandLineDependsOnNoPlugin() {
            mayDependOnOurs(CLI, API, REGISTRY, RUNTIME, CORE, ONNX);
        }

        @Test
        void noModuleIsWithoutARule() {
            classes()
                    .should()
                    .resideInAnyPackage(
                            API,
                            REGISTRY,
                            RUNTIME,
                            CORE,
                            ONNX,
                            CLI,
                            SMILE,
                            "dev.autodidact.tribuo..",
                            "dev.autodidact.lightgbm..",
                            "dev.autodidact.search..",
                            "dev.autodidact.gradient..",
                            "dev.autodidact.suites..",
                            "dev.autodidact.learnedoptimizer..",
                            "dev.autodidact.testkit..")
                    .check(OURS);
        }

        private static void mayDependOnOurs(String module, String... others) {
            DescribedPredicate<JavaClass> allowed =
                    resideInAPackage(module).or(resideInAnyPackage(others)).or(resideOutsideOfPackage(ALL));
            classes()
                    .that()
                    .resideInAPackage(module)
                    .should()
                    .onlyDependOnClassesThat(allowed)
                    .allowEmptyShould(false)
                    .check(OURS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "api",
                    "registry",
                    "runtime",
                    "core",
                    "tribuo",
                    "smile",
                    "search",
                    "gradient",
                    "suites",
                    "learnedoptimizer"
                })
        void packagesOfAModuleHaveNoCycles(String module) {
            slices().matching("dev.autodidact." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(OURS);
        }
    }

    @Nested
    class Libraries {

        @Test
        void guiceStaysInCore() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
                    .check(OURS);
        }

        @Test
        void smileStaysInItsPluginBecauseOfItsLicence() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(SMILE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("smile..")
                    .check(OURS);
        }
    }

    @Nested
    class Habits {

        @Test
        void chanceComesFromSeeds() {
            noClasses()
                    .should()
                    .callConstructor(Random.class)
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(StrictMath.class, "random")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ThreadLocalRandom.class)
                    .check(OURS);
        }

        @Test
        void nothingDependsOnTheTimeOfDay() {
            noClasses()
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callConstructor(java.util.Date.class)
                    .check(OURS);
        }

        @Test
        void onlyTheCommandLinePrints() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CLI)
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace")
                    .check(OURS);
        }

        /** Files are data: what Java deserialises may run code of any class on the class path. */
        @Test
        void nothingIsDeserialisedByJava() {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ObjectInput.class)
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.beans.XMLDecoder")
                    .check(OURS);
        }

        @Test
        void staticFieldsDoNotChange() {
            fields().that().areStatic().and().arePublic().should().beFinal().check(OURS);
            fields().that()
                    .areStatic()
                    .and()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .should()
                    .notHaveRawType(DescribedPredicate.describe("an array", JavaClass::isArray))
                    .check(OURS);
        }

        @Test
        void exceptionsOfOursAreOne() {
            classes()
                    .that()
                    .areAssignableTo(Throwable.class)
                    .and()
                    .arePublic()
                    .should()
                    .be(AutodidactException.class)
                    .check(OURS);
        }

        @Test
        void pluginsHaveAPublicConstructorWithoutParameters() {
            constructors()
                    .that()
                    .areDeclaredInClassesThat(assignableTo(Plugin.class))
                    .should()
                    .bePublic()
                    .andShould()
                    .haveRawParameterTypes(new Class<?>[0])
                    .check(OURS);
        }
    }
}
