package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LabelTest {

    @Test
    void aLabelReadsChineseForChineseLocalesAndEnglishForAllOthers() {
        Label label = Label.of("Champions", "重要价值客户");
        assertThat(label.text(Locale.CHINESE)).isEqualTo("重要价值客户");
        assertThat(label.text(Locale.TRADITIONAL_CHINESE)).isEqualTo("重要价值客户");
        assertThat(label.text(Locale.ENGLISH)).isEqualTo("Champions");
        assertThat(label.text(Locale.FRENCH)).isEqualTo("Champions");
    }

    @Test
    void aLabelMayReadTheSameInBothLanguages() {
        assertThat(Label.of("VIP").text(Locale.CHINESE)).isEqualTo("VIP");
        assertThat(Label.of("VIP").text(Locale.ENGLISH)).isEqualTo("VIP");
    }
}
