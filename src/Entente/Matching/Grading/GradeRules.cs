using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Matching.Grading;

/// <summary>What each grade of a source is worth where records are compared, and which grade a kind of source has before anybody gives it one. From data/grading/sources.json.</summary>
public sealed class GradeRules
{
    private const string File = "grading/sources.json";
    private readonly GradesFile _file;

    private GradeRules(GradesFile file) => _file = file;

    public static GradeRules Shipped { get; } = From(DataFolder.Shipped);

    /// <exception cref="InvalidDataException">A grade or kind has no line, lines that overlap or leave a gap, or a share that makes no sense.</exception>
    public static GradeRules From(DataFolder data)
    {
        var file = data.Read<GradesFile>(File);
        foreach (var grade in Enum.GetValues<Reliability>()) Follow(file.Levels.Where(l => l.Grade == grade), $"the grade {grade}");
        foreach (var kind in Enum.GetValues<SourceKind>()) Follow(file.Kinds.Where(k => k.Kind == kind), $"sources of the kind {kind}");
        if (file.Levels.FirstOrDefault(l => l.Right is not (> 0 and <= 1)) is { } wrong) throw Wrong($"the share of {wrong.Grade} is {wrong.Right}. Write one above 0 and at most 1.");
        var rules = new GradeRules(file);
        foreach (var day in file.Levels.Select(l => l.ValidFrom).Distinct())
        {
            if (rules.Right(Reliability.NotReliable, day) > rules.Right(Reliability.Untested, day) || rules.Right(Reliability.Untested, day) > rules.Right(Reliability.Reliable, day))
                throw Wrong($"on {day:yyyy-MM-dd} a lesser grade counts more than a better one.");
        }

        return rules;
    }

    /// <summary>The share of values that are right, above 0 to 1; 1 is an ordinary source.</summary>
    public double Right(Reliability grade, DateOnly day) => Holds(_file.Levels.Where(l => l.Grade == grade), day).Right;

    public Reliability Of(SourceKind kind, DateOnly day) => Holds(_file.Kinds.Where(k => k.Kind == kind), day).Grade;

    /// <summary>The line in force; before the first one the first.</summary>
    private static T Holds<T>(IEnumerable<T> versions, DateOnly day) where T : GradeLine => versions.OrderBy(v => v.ValidFrom).Aggregate((held, next) => next.ValidFrom <= day ? next : held);

    private static void Follow(IEnumerable<GradeLine> versions, string what)
    {
        var ordered = versions.OrderBy(v => v.ValidFrom).ToList();
        if (ordered.Count == 0) throw Wrong($"{what} has no line.");
        if (ordered.Zip(ordered.Skip(1)).Any(p => p.First.ValidTo != p.Second.ValidFrom.AddDays(-1)) || ordered[^1].ValidTo != DateOnly.MaxValue)
            throw Wrong($"the lines of {what} overlap or leave a gap. Each must begin the day after the one before ends, and the last have no end.");
    }

    private static InvalidDataException Wrong(string what) => new($"data/{File}: {what}");

    private sealed record GradesFile(string Source, string Date, IReadOnlyList<GradeLevel> Levels, IReadOnlyList<KindGrade> Kinds);

    private record GradeLine
    {
        public required string Source { get; init; }
        public required FactStatus Status { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly ValidTo { get; init; } = DateOnly.MaxValue;
    }

    private sealed record GradeLevel : GradeLine
    {
        public required Reliability Grade { get; init; }
        public required double Right { get; init; }
        public required string Meaning { get; init; }
    }

    private sealed record KindGrade : GradeLine
    {
        public required SourceKind Kind { get; init; }
        public required Reliability Grade { get; init; }
    }
}
