package dev.terrace.points;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;

import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.terrace.house.HouseRules;
import java.util.Set;

/** The shared rules, and the order of this module's packages. */
@AnalyzeClasses(packages = "dev.terrace.points", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final Set<String> FLOATS = Set.of("float", "double", Float.class.getName(), Double.class.getName());

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule PACKAGE_ORDER = HouseRules.packageOrder("dev.terrace.points", "earn,redeem,level", "");

    /** Points are whole, money is minor units, rates are exact ratios. */
    @ArchTest
    static final ArchRule NO_FLOATING_POINT = noMembers()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.terrace.points..")
            .should(new ArchCondition<JavaMember>("have a floating-point type") {
                @Override
                public void check(JavaMember member, ConditionEvents events) {
                    boolean floats =
                            member.getAllInvolvedRawTypes().stream().anyMatch(type -> FLOATS.contains(type.getName()));
                    events.add(new SimpleConditionEvent(member, floats, member.getDescription() + " has a float"));
                }
            });

    private ArchitectureTest() {}
}
