package dev.terrace.core.rule;

/** The word that names each kind of operand where rules are data, and in the paths of problems. */
final class OperandKeys implements Operand.Visitor<String> {

    static final OperandKeys INSTANCE = new OperandKeys();

    private OperandKeys() {}

    @Override
    public <T> String constant(Operand.Constant<T> operand) {
        return "constant";
    }

    @Override
    public <T> String attribute(Operand.Attr<T> operand) {
        return "attribute";
    }

    @Override
    public String count(Operand.Count operand) {
        return "count";
    }

    @Override
    public String distinct(Operand.Distinct operand) {
        return "distinct";
    }

    @Override
    public <T> String sum(Operand.Sum<T> operand) {
        return "sum";
    }

    @Override
    public String average(Operand.Average operand) {
        return "average";
    }

    @Override
    public <T> String pick(Operand.Pick<T> operand) {
        return switch (operand.choice()) {
            case FIRST -> "first";
            case LAST -> "last";
            case SMALLEST -> "smallest";
            case LARGEST -> "largest";
        };
    }

    @Override
    public String occurred(Operand.Occurred operand) {
        return switch (operand.end()) {
            case FIRST -> "firstTime";
            case LAST -> "lastTime";
        };
    }

    @Override
    public String activePeriods(Operand.ActivePeriods operand) {
        return "activePeriods";
    }

    @Override
    public String quotient(Operand.Quotient operand) {
        return "quotient";
    }

    @Override
    public <T> String orValue(Operand.OrValue<T> operand) {
        return "orValue";
    }

    @Override
    public String modulo(Operand.Modulo operand) {
        return "modulo";
    }

    @Override
    public String size(Operand.Size operand) {
        return "size";
    }

    @Override
    public String folded(Operand.Folded operand) {
        return "lowerCase";
    }

    @Override
    public String days(Operand.Days operand) {
        return switch (operand.direction()) {
            case SINCE -> "daysSince";
            case UNTIL -> "daysUntil";
        };
    }

    @Override
    public String elapsed(Operand.Elapsed operand) {
        return "timeSince";
    }

    @Override
    public String daysToAnniversary(Operand.DaysToAnniversary operand) {
        return "daysToAnniversary";
    }

    @Override
    public String score(Operand.Score operand) {
        return "score";
    }

    @Override
    public String bucketed(Operand.Bucketed operand) {
        return "bucket";
    }
}
