package dev.terrace.examples.quickstart.input;

import dev.terrace.core.Attribute;
import dev.terrace.core.Schema;
import java.time.LocalDate;

/** What is known about the customers of the FoodMart sample data. */
public final class FoodMartAttributes {

    /** The city, such as {@code Issaquah}. */
    public static final Attribute<String> CITY = Attribute.ofString("city");

    /** The state or province, such as {@code WA}. */
    public static final Attribute<String> STATE = Attribute.ofString("state");

    /** The country: {@code Canada}, {@code Mexico} or {@code USA}. */
    public static final Attribute<String> COUNTRY = Attribute.ofString("country");

    /** The date of birth. */
    public static final Attribute<LocalDate> BIRTHDATE = Attribute.ofDate("birthdate");

    /** The day on which the customer opened an account. */
    public static final Attribute<LocalDate> ACCOUNT_OPENED = Attribute.ofDate("account_opened");

    /** Female or male. */
    public static final Attribute<String> GENDER = Attribute.ofEnumeration("gender", "F", "M");

    /** Single or married. */
    public static final Attribute<String> MARITAL_STATUS = Attribute.ofEnumeration("marital_status", "S", "M");

    /** The income of a year in dollars, as a range. */
    public static final Attribute<String> YEARLY_INCOME = Attribute.ofEnumeration(
            "yearly_income",
            "$10K - $30K",
            "$30K - $50K",
            "$50K - $70K",
            "$70K - $90K",
            "$90K - $110K",
            "$110K - $130K",
            "$130K - $150K",
            "$150K +");

    /** The highest degree. */
    public static final Attribute<String> EDUCATION = Attribute.ofEnumeration(
            "education",
            "Partial High School",
            "High School Degree",
            "Partial College",
            "Bachelors Degree",
            "Graduate Degree");

    /** The card of the shop's own loyalty scheme. */
    public static final Attribute<String> MEMBER_CARD =
            Attribute.ofEnumeration("member_card", "Normal", "Bronze", "Silver", "Golden");

    /** How many children the customer has. */
    public static final Attribute<Long> TOTAL_CHILDREN = Attribute.ofLong("total_children");

    /** How many cars the customer owns. */
    public static final Attribute<Long> NUM_CARS = Attribute.ofLong("num_cars");

    /** Whether the customer owns a house. */
    public static final Attribute<Boolean> HOMEOWNER = Attribute.ofBoolean("homeowner");

    /** The occupation, such as {@code Professional}. */
    public static final Attribute<String> OCCUPATION = Attribute.ofString("occupation");

    /** All of these attributes. */
    public static final Schema SCHEMA = Schema.of(
            CITY,
            STATE,
            COUNTRY,
            BIRTHDATE,
            ACCOUNT_OPENED,
            GENDER,
            MARITAL_STATUS,
            YEARLY_INCOME,
            EDUCATION,
            MEMBER_CARD,
            TOTAL_CHILDREN,
            NUM_CARS,
            HOMEOWNER,
            OCCUPATION);

    private FoodMartAttributes() {}
}
