using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Support.Children;

/// <summary>Codes for children: who may be on their side, what is asked for their best interests, school, who depends on them; from data/support/children.json.</summary>
public sealed class ChildTerms
{
    private const string Name = "support/children.json";
    private readonly File _file;

    private ChildTerms(File file)
    {
        _file = file;
        foreach (var codes in (IReadOnlyList<IEnumerable<string>>)[Codes(file.GuardianSorts), Codes(file.GuardianRelations), Codes(file.GuardianEnds), Codes(file.Questions), Codes(file.WithoutView), file.SchoolStates.Select(s => s.Code), Codes(file.DependentRelations), Codes(file.Safety)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name} has '{twice.Key}' twice in one list: give each its own code.");
        }

        if (file.GuardianWithin.Days < 0 || file.ReviewWithinDays < 1) throw new InvalidDataException($"data/{Name}: days cannot be fewer than none, and a review is at least a day away.");
        if (!file.Safety.Any(s => s.Code == NotSafe)) throw new InvalidDataException($"data/{Name} has no '{NotSafe}' under safety: what is done about it could not be asked.");
    }

    /// <summary>Of a dependent: what is done about it is asked.</summary>
    public const string NotSafe = "not-safe";

    /// <summary>The reason or question that is told in words.</summary>
    public const string Other = "other";

    public static ChildTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public bool IsConfirmed => _file.Status == FactStatus.Verified;

    /// <summary>After how many days without a guardian somebody is told.</summary>
    public DayCount GuardianWithin => _file.GuardianWithin;

    /// <summary>A question of best interests is looked at again no later than this.</summary>
    public int ReviewWithinDays => _file.ReviewWithinDays;

    public IReadOnlyList<Term> GuardianSorts => _file.GuardianSorts;

    public IReadOnlyList<Term> GuardianRelations => _file.GuardianRelations;

    public IReadOnlyList<Term> GuardianEnds => _file.GuardianEnds;

    public IReadOnlyList<Term> Questions => _file.Questions;

    public IReadOnlyList<Term> WithoutView => _file.WithoutView;

    public IReadOnlyList<SchoolState> SchoolStates => _file.SchoolStates;

    public IReadOnlyList<Term> DependentRelations => _file.DependentRelations;

    public IReadOnlyList<Term> Safety => _file.Safety;

    public SchoolState? SchoolStateOf(string? code) => SchoolStates.FirstOrDefault(s => s.Code == code);

    public static bool Has(IReadOnlyList<Term> terms, string? code) => terms.Any(t => t.Code == code);

    public static ChildTerms From(DataFolder data) => new(data.Read<File>(Name));

    private static IEnumerable<string> Codes(IReadOnlyList<Term> terms) => terms.Select(t => t.Code);

    private sealed record File(string Source, FactStatus Status, DateOnly From, DayCount GuardianWithin, int ReviewWithinDays, IReadOnlyList<Term> GuardianSorts, IReadOnlyList<Term> GuardianRelations, IReadOnlyList<Term> GuardianEnds,
        IReadOnlyList<Term> Questions, IReadOnlyList<Term> WithoutView, IReadOnlyList<SchoolState> SchoolStates, IReadOnlyList<Term> DependentRelations, IReadOnlyList<Term> Safety);
}

/// <summary>A number of days with where it comes from and how sure it is.</summary>
public sealed record DayCount(int Days, string Source, FactStatus Status)
{
    public bool IsConfirmed => Status == FactStatus.Verified;
}

/// <summary>How a child stands with school.</summary>
/// <param name="HasPlace">There is a school to name.</param>
public sealed record SchoolState(string Code, string Text, bool HasPlace = false);
