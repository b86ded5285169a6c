package dev.terrace.core.codec;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.terrace.core.Kind;
import dev.terrace.core.ValueType;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.RuleCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constants that say themselves what kind they are of, for places where no other operand says it. */
final class KindCodec {

    private static final ImmutableMap<String, ValueType> TYPES =
            Maps.uniqueIndex(Arrays.asList(ValueType.values()), KindCodec::nameOf);

    private KindCodec() {}

    private static String nameOf(ValueType type) {
        return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, type.name());
    }

    static <T> Map<String, Object> writeConstant(Operand.Constant<T> constant) {
        Kind<T> kind = constant.kind();
        ImmutableMap.Builder<String, Object> fields = ImmutableMap.builder();
        fields.put("type", nameOf(kind.type()));
        if (kind.type() == ValueType.DECIMAL) {
            fields.put("decimals", (long) kind.decimals());
        }
        if (kind.type() == ValueType.ENUMERATION) {
            fields.put("domain", kind.domain());
        }
        if (!kind.unit().isEmpty()) {
            fields.put("unit", kind.unit());
        }
        return fields.put("value", ConstantCodec.write(kind, constant.value())).buildOrThrow();
    }

    static @Nullable Operand<?> readConstant(TreeNode node) {
        @Nullable TreeObject fields = node.object();
        if (fields == null) {
            return null;
        }
        @Nullable TreeNode value = fields.required("value");
        @Nullable ValueType type = type(fields.required("type"));
        if (type == null) {
            return null;
        }
        fields.allowOnly(
                switch (type) {
                    case DECIMAL -> List.of("type", "decimals", "unit", "value");
                    case LONG, DOUBLE -> List.of("type", "unit", "value");
                    case ENUMERATION -> List.of("type", "domain", "value");
                    default -> List.of("type", "value");
                });
        @Nullable Kind<?> kind = kind(type, fields);
        return kind == null || value == null ? null : constant(kind, value);
    }

    private static <T> @Nullable Operand<?> constant(Kind<T> kind, TreeNode node) {
        @Nullable T value = ConstantCodec.read(kind, node);
        return value == null ? null : new Operand.Constant<>(kind, value);
    }

    private static @Nullable ValueType type(@Nullable TreeNode node) {
        @Nullable String name = node == null ? null : node.text();
        if (node == null || name == null) {
            return null;
        }
        @Nullable ValueType type = TYPES.get(name);
        if (type == null) {
            node.addUnknownName("VALUE_NOT_ALLOWED", "a type", name, TYPES.keySet());
        }
        return type;
    }

    private static @Nullable Kind<?> kind(ValueType type, TreeObject fields) {
        return switch (type) {
            case BOOLEAN -> Kind.ofBoolean();
            case LONG -> withUnit(Kind.ofLong(), fields);
            case DECIMAL -> withUnit(decimal(fields), fields);
            case DOUBLE -> withUnit(Kind.ofDouble(), fields);
            case STRING -> Kind.ofString();
            case ENUMERATION -> enumeration(fields);
            case DATE -> Kind.ofDate();
            case INSTANT -> Kind.ofInstant();
            case DURATION -> Kind.ofDuration();
            case VERSION -> Kind.ofVersion();
            case STRING_SET -> Kind.ofStringSet();
        };
    }

    private static @Nullable Kind<?> decimal(TreeObject fields) {
        @Nullable TreeNode node = fields.required("decimals");
        @Nullable Integer decimals = node == null ? null : node.smallInteger();
        if (node == null || decimals == null) {
            return null;
        }
        if (decimals < 0 || decimals > Kind.MAX_DECIMALS) {
            node.add("VALUE_NOT_ALLOWED", "must be 0 to " + Kind.MAX_DECIMALS + " but was " + decimals);
            return null;
        }
        return Kind.ofDecimal(decimals);
    }

    private static @Nullable Kind<?> enumeration(TreeObject fields) {
        @Nullable TreeNode node = fields.required("domain");
        @Nullable List<String> domain = node == null ? null : node.texts(RuleCheck.MAX_VALUES);
        if (node == null || domain == null) {
            return null;
        }
        try {
            return Kind.ofEnumeration(domain);
        } catch (IllegalArgumentException e) {
            node.add("VALUE_NOT_ALLOWED", "a domain must hold at least one value and each once but does not");
            return null;
        }
    }

    private static @Nullable Kind<?> withUnit(@Nullable Kind<?> kind, TreeObject fields) {
        @Nullable TreeNode node = fields.optional("unit");
        @Nullable String unit = node == null ? "" : node.text();
        return kind == null || unit == null ? null : kind.withUnit(unit);
    }
}
