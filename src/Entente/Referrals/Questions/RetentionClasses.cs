using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>For how long answers are kept, as classes, from data/retention/classes.json. A class without a period deletes nothing: which period the law allows is the centre's to say.</summary>
public static class RetentionClasses
{
    public static IReadOnlyList<RetentionClass> Shipped { get; } = From(DataFolder.Shipped);

    public static IReadOnlyList<RetentionClass> From(DataFolder data) => data.Read<ClassesFile>("retention/classes.json").Classes;

    /// <exception cref="InvalidDataException">A question names no class, or one that is not there.</exception>
    internal static void Require(DataFolder data, QuestionSet set)
    {
        var known = From(data).Select(c => c.Code).ToHashSet();
        if (set.All.FirstOrDefault(q => q.Retention is null || !known.Contains(q.Retention)) is { } wrong)
        {
            throw new InvalidDataException($"data/questions/{set.Code}.json: question {wrong.Code} has no retention class of data/retention/classes.json.");
        }
    }

    private sealed record ClassesFile(string Source, IReadOnlyList<RetentionClass> Classes);
}

/// <summary>One class of retention.</summary>
/// <param name="Period">In years; null where none is set.</param>
/// <param name="Status">Whether the period is verified, reported or unknown.</param>
public sealed record RetentionClass(string Code, string Label, int? Period, string Status, string Note);
