package dev.terrace.core;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.terrace.house.HouseRules;

/** The shared rules, and the order of this module's packages. */
@AnalyzeClasses(packages = "dev.terrace.core", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule PACKAGE_ORDER = HouseRules.packageOrder(
            "dev.terrace.core",
            "internal",
            "time",
            "pattern",
            "",
            "population,stats",
            "sample",
            "rule",
            "codec,evaluation,analysis",
            "segment",
            "insight");

    private ArchitectureTest() {}
}
