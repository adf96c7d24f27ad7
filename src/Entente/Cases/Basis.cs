using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Cases;

/// <summary>
/// What a decision was taken on, kept whole when it is issued: the law with its wording, the evidence, how each limb stood, the reasons' texts, the
/// records that the dossier held. It is read again from this alone, so that neither a changed file nor a changed case reaches back into it.
/// </summary>
public sealed record Basis(Regime Regime, string Source, string Territory, bool IsConfirmed, DateOnly Day, bool IsChild)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    public IReadOnlyList<BasisItem> Weighed { get; init; } = [];
    public IReadOnlyList<Limb> Limbs { get; init; } = [];

    /// <summary>References of the records that stood in the dossier; what each said can still be read, since records are never overwritten.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>The question that was answered.</summary>
    public string Question { get; init; } = "";

    public static Basis Of(Case about, Grounds draft, Regime regime, Regimes law, DateOnly day, IReadOnlyList<Evidence> weighed, IReadOnlyList<string> records)
    {
        var purposes = law.PurposesOn(about.Territory, day);
        return new(regime, law.SourceOf(regime), about.Territory, regime.IsConfirmedIn(about.Territory), day, about.IsChild)
        {
            Question = regime.Asks(draft.Stage),
            Reasons = [.. draft.ReasonCodes.Select(code => law.Reasons.FirstOrDefault(r => r.Code == code)).OfType<Reason>()],
            Weighed = [.. weighed.OrderBy(e => e.Id.Value).Select(e => new BasisItem(e.Element, e.Side, e.Weight, e.What, e.Why, e.Gap, purposes.FirstOrDefault(p => p.Code == e.Purpose)?.Text, e.Record?.Text))],
            Limbs = Cases.Limbs.Of(weighed, about.IsChild, purposes),
            Records = records,
        };
    }

    internal static string? Write(Basis? basis) => basis is null ? null : JsonSerializer.Serialize(basis, Options);

    internal static Basis? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<Basis>(text, Options);

    public override string ToString() => nameof(Basis);
}

/// <summary>A thing that was weighed, as it stood.</summary>
public sealed record BasisItem(Element Element, Side Side, Weight Weight, string What, string Why, string Gap, string? Purpose, string? Record)
{
    public override string ToString() => nameof(BasisItem);
}
