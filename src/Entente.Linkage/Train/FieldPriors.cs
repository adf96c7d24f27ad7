using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Train;

/// <summary>What the levels of a field are expected to be before any data is seen. Learning moves away from it as far as the data carry.</summary>
internal static class FieldPriors
{
    /// <summary>Levels between two records of one person.</summary>
    public static double[] Match(Field field) => field switch
    {
        NameField => [0.66, 0.09, 0.08, 0.03, 0.06, 0.025, 0.012, 0.008, 0.035],
        DateField => [0.82, 0.025, 0.04, 0.025, 0.01, 0.025, 0.01, 0.01, 0.035],
        NumberField { Role: ColumnRole.Phone } => [0.6, 0.03, 0.37],
        NumberField { Role: ColumnRole.Email } => [0.65, 0.05, 0.3],
        NumberField { Form.Check.Length: > 0 } => [0.8, 0.055, 0.005, 0.14],
        NumberField => [0.8, 0.06, 0.14],
        TextField { Role: ColumnRole.Address } => [0.5, 0.12, 0.03, 0.35],
        TextField => [0.6, 0.12, 0.03, 0.25],
        GeoField geo => geo.Expected([0.55, 0.15], 0.15),
        WordsField => [0.3, 0.15, 0.2, 0.15, 0.12, 0.08],
        CodeField { Role: ColumnRole.Sex or ColumnRole.Nationality } => [0.95, 0.05],
        _ => [0.7, 0.3],
    };

    /// <summary>Levels between strangers.</summary>
    public static double[] Strangers(Field field) => field switch
    {
        NameField => [0.005, 0.0005, 0.001, 0.0005, 0.003, 0.003, 0.003, 0.01, 0.974],
        DateField => [0.00006, 0.00003, 0.0015, 0.0015, 0.0006, 0.001, 0.02, 0.08, 0.8953],
        NumberField { Form.Check.Length: > 0 } => [0.000001, 0.0000004, 0.0000001, 0.9999985],
        NumberField => [0.000001, 0.0000005, 0.9999985],
        TextField { Role: ColumnRole.Address } => [0.00001, 0.0001, 0.001, 0.99889],
        TextField => [0.01, 0.003, 0.003, 0.984],
        GeoField geo => geo.ByChance(),
        WordsField => [0.00001, 0.00002, 0.0001, 0.0005, 0.005, 0.99437],
        _ => [0.3, 0.7],
    };

    /// <summary>Levels of what two people of a household, or of a shared contact, have in common.</summary>
    public static double[] Tied(Field field) => field switch
    {
        NameField => [0.75, 0.08, 0.06, 0.01, 0.02, 0.02, 0.005, 0.005, 0.05],
        NumberField => [0.6, 0.02, 0.38],
        TextField => [0.75, 0.08, 0.02, 0.15],
        GeoField geo => geo.Expected([0.7, 0.1], 0.1),
        WordsField => [0.3, 0.15, 0.2, 0.15, 0.12, 0.08],
        _ => [0.9, 0.1],
    };
}
