using System.Text.Json.Serialization;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Cases.Charges;

/// <summary>What somebody may be punished for, how far that has come, what a prosecutor answers and what the law says of it. From data/nonpunishment/terms.json.</summary>
public sealed class ChargeTerms
{
    private const string Name = "nonpunishment/terms.json";
    private readonly File _file;

    private ChargeTerms(File file) => _file = file;

    public static ChargeTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public bool IsConfirmed => _file.Status == FactStatus.Verified;

    /// <summary>Days after which a prosecutor who has not answered is asked again.</summary>
    public int ChaseAfterDays => _file.ChaseAfterDays;

    public IReadOnlyList<Term> Sorts => _file.Sorts;

    public IReadOnlyList<Stage> Stages => _file.Stages;

    public IReadOnlyList<AnswerReason> Reasons => _file.Reasons;

    public IReadOnlyList<Term> Remedies => _file.Remedies;

    public Stage? StageOf(string? code) => _file.Stages.FirstOrDefault(s => s.Code == code);

    /// <summary>Which part of the data a record is, as consent is asked for it: what has no line of its own is what happened.</summary>
    public string SetOf(string schema) => _file.Sets.FirstOrDefault(s => s.Schema == schema)?.Set ?? Story;

    /// <summary>The part that every pack holds: what was done to the person.</summary>
    public const string Story = "story";

    /// <summary>The law that holds where the case is, for an adult or for a child.</summary>
    public IReadOnlyList<Defence> DefencesOf(string territory, bool wasChild, DateOnly day) =>
        [.. _file.Defences.Where(d => d.From <= day && !(wasChild ? d.Adults : d.Children) && (d.Territories.Count == 0 || d.Territories.Any(t => territory == t || territory.StartsWith(t + "-", StringComparison.Ordinal))))];

    public static ChargeTerms From(DataFolder data)
    {
        var file = data.Read<File>(Name);
        foreach (var codes in (IEnumerable<IEnumerable<string>>)[file.Sorts.Select(s => s.Code), file.Stages.Select(s => s.Code), file.Reasons.Select(r => r.Code), file.Remedies.Select(r => r.Code), file.Sets.Select(s => s.Schema)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name}: '{twice.Key}' stands twice in a list.");
        }

        if (file.ChaseAfterDays < 1) throw new InvalidDataException($"data/{Name}: 'chaseAfterDays' is days, one at least.");
        var parts = ConsentTerms.From(data).Sets.Select(s => s.Code).ToHashSet();
        if (file.Sets.FirstOrDefault(s => !parts.Contains(s.Set)) is { } unknown) throw new InvalidDataException($"data/{Name}: '{unknown.Set}' is no part of the data in data/consent/terms.json.");
        foreach (var answer in Enum.GetValues<ProsecutorAnswer>())
        {
            if (!file.Reasons.Any(r => r.Answers.Contains(answer))) throw new InvalidDataException($"data/{Name}: no reason fits the answer {answer}.");
        }

        return new(file);
    }

    private sealed record File(string Source, FactStatus Status, [property: JsonPropertyName("from")] DateOnly From, int ChaseAfterDays,
        IReadOnlyList<Term> Sorts, IReadOnlyList<Stage> Stages, IReadOnlyList<AnswerReason> Reasons, IReadOnlyList<Term> Remedies, IReadOnlyList<SchemaSet> Sets, IReadOnlyList<Defence> Defences);

    private sealed record SchemaSet(string Schema, string Set);
}

/// <summary>How far a charge has come.</summary>
/// <param name="Runs">Whether somebody proceeds, so that a prosecutor is to be told.</param>
/// <param name="Named">Whether somebody must be named who proceeds.</param>
/// <param name="Convicted">Whether something can be done against a conviction.</param>
public sealed record Stage(string Code, string Text, bool Runs = false, bool Named = false, bool Convicted = false);

/// <summary>Why a prosecutor answered so, by code.</summary>
public sealed record AnswerReason(string Code, string Text, IReadOnlyList<ProsecutorAnswer> Answers);

/// <summary>One rule of law by which victims are not punished, and how far it reaches.</summary>
public sealed record Defence(string Text, string Source, FactStatus Status, IReadOnlyList<string> Territories, DateOnly From, string? Limits = null, bool Adults = false, bool Children = false)
{
    public bool IsConfirmed => Status == FactStatus.Verified;
}
