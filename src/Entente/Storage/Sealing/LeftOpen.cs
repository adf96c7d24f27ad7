namespace Entente.Storage.Sealing;

/// <summary>Fields of a sealed class that lie open all the same, each with its reason. A test holds this list complete; whoever adds a line answers for it.</summary>
public static class LeftOpen
{
    public static IReadOnlyDictionary<string, string> Why { get; } = new Dictionary<string, string>
    {
        ["NearDate.From"] = "Triage sorts its queue by it in the database. It is a day without a name, and whose it is stands in a sealed answer.",
        ["NearDate.Until"] = "As its beginning.",
    };
}
