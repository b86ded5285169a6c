package dev.terrace.examples.quickstart.input;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Schema;
import java.time.LocalDate;
import java.util.Map;

/** What is known about the customers of the FoodMart sample data. */
public final class FoodMartAttributes {

    /** The city, such as {@code Issaquah}. */
    public static final Attribute<String> CITY = Attribute.ofString("city").withLabel(Label.of("city", "城市"));

    /** The state or province, such as {@code WA}. */
    public static final Attribute<String> STATE = Attribute.ofString("state").withLabel(Label.of("state", "州／省"));

    /** The country: {@code Canada}, {@code Mexico} or {@code USA}. */
    public static final Attribute<String> COUNTRY =
            Attribute.ofString("country").withLabel(Label.of("country", "国家"));

    /** The date of birth. */
    public static final Attribute<LocalDate> BIRTHDATE =
            Attribute.ofDate("birthdate").withLabel(Label.of("date of birth", "出生日期"));

    /** The day on which the customer opened an account. */
    public static final Attribute<LocalDate> ACCOUNT_OPENED =
            Attribute.ofDate("account_opened").withLabel(Label.of("day of the account", "开户日期"));

    /** Female or male. */
    public static final Attribute<String> GENDER = Attribute.ofEnumeration("gender", "F", "M")
            .withLabel(Label.of("gender", "性别"))
            .withValueLabels(Map.of("F", Label.of("female", "女"), "M", Label.of("male", "男")));

    /** Single or married. */
    public static final Attribute<String> MARITAL_STATUS = Attribute.ofEnumeration("marital_status", "S", "M")
            .withLabel(Label.of("marital status", "婚姻状况"))
            .withValueLabels(Map.of("S", Label.of("single", "未婚"), "M", Label.of("married", "已婚")));

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
                    "$150K +")
            .withLabel(Label.of("yearly income", "年收入"));

    /** The highest degree. */
    public static final Attribute<String> EDUCATION = Attribute.ofEnumeration(
                    "education",
                    "Partial High School",
                    "High School Degree",
                    "Partial College",
                    "Bachelors Degree",
                    "Graduate Degree")
            .withLabel(Label.of("education", "学历"))
            .withValueLabels(Map.of(
                    "Partial High School",
                    Label.of("Partial High School", "高中肄业"),
                    "High School Degree",
                    Label.of("High School Degree", "高中"),
                    "Partial College",
                    Label.of("Partial College", "大学肄业"),
                    "Bachelors Degree",
                    Label.of("Bachelors Degree", "学士"),
                    "Graduate Degree",
                    Label.of("Graduate Degree", "研究生")));

    /** The card of the shop's own loyalty scheme. */
    public static final Attribute<String> MEMBER_CARD = Attribute.ofEnumeration(
                    "member_card", "Normal", "Bronze", "Silver", "Golden")
            .withLabel(Label.of("member card", "会员卡"))
            .withValueLabels(Map.of(
                    "Normal",
                    Label.of("Normal", "普通卡"),
                    "Bronze",
                    Label.of("Bronze", "铜卡"),
                    "Silver",
                    Label.of("Silver", "银卡"),
                    "Golden",
                    Label.of("Golden", "金卡")));

    /** How many children the customer has. */
    public static final Attribute<Long> TOTAL_CHILDREN =
            Attribute.ofLong("total_children").withLabel(Label.of("children", "子女数"));

    /** How many cars the customer owns. */
    public static final Attribute<Long> NUM_CARS = Attribute.ofLong("num_cars").withLabel(Label.of("cars", "汽车数"));

    /** Whether the customer owns a house. */
    public static final Attribute<Boolean> HOMEOWNER =
            Attribute.ofBoolean("homeowner").withLabel(Label.of("owns a house", "拥有住房"));

    /** The occupation, such as {@code Professional}. */
    public static final Attribute<String> OCCUPATION =
            Attribute.ofString("occupation").withLabel(Label.of("occupation", "职业"));

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
