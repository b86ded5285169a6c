package dev.terrace.benchmarks.engines;

/** The engines, and what each reads. */
public enum Engine {
    /** Java over the fields of {@link PlainUser}: the floor. */
    HAND_WRITTEN_OVER_FIELDS,
    /** Java over a hash map. */
    HAND_WRITTEN_OVER_HASH_MAP,
    /** Terrace over its users: three-valued, and any answer can be explained. */
    TERRACE,
    /** SpEL, compiled to bytecode, over {@link PlainUser}; over maps it only interprets. */
    SPEL,
    /** MVEL, typed and compiled, over {@link PlainUser}. */
    MVEL,
    /** MVEL, compiled, over hash maps. */
    MVEL_OVER_HASH_MAP,
    /** Aviator, compiled to bytecode, over hash maps. */
    AVIATOR,
    /** Apache JEXL, a parsed script with parameters, from {@link PlainUser}. */
    JEXL,
    /** Google's CEL, a checked program, over hash maps. */
    CEL,
    /** JsonLogic, a parsed tree, over hash maps. */
    JSON_LOGIC;

    /**
     * Compiles the rule.
     *
     * @return a new instance
     */
    public UserRule<?> rule() {
        return switch (this) {
            case HAND_WRITTEN_OVER_FIELDS -> new HandWrittenOverFields();
            case HAND_WRITTEN_OVER_HASH_MAP -> new HandWrittenOverHashMap();
            case TERRACE -> new TerraceRule();
            case SPEL -> new SpelRule();
            case MVEL -> new MvelRule();
            case MVEL_OVER_HASH_MAP -> new MvelOverHashMap();
            case AVIATOR -> new AviatorRule();
            case JEXL -> new JexlRule();
            case CEL -> new CelRule();
            case JSON_LOGIC -> new JsonLogicRule();
        };
    }
}
