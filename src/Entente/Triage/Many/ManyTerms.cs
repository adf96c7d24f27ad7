using Entente.Foundation;

namespace Entente.Triage.Many;

/// <summary>How many may be dealt with at once, how long it can be taken back, how long its rows are kept. From data/triage/many.json.</summary>
public sealed class ManyTerms
{
    private ManyTerms(TermsFile file) => (Most, ToACommit, Undo, Kept) = (file.Most, file.ToACommit, TimeSpan.FromMinutes(file.UndoMinutes), TimeSpan.FromDays(file.KeptDays));

    public static ManyTerms Shipped { get; } = From(DataFolder.Shipped);

    public int Most { get; }

    /// <summary>Rows to a commit: few enough to hold nobody up.</summary>
    public int ToACommit { get; }

    public TimeSpan Undo { get; }

    public TimeSpan Kept { get; }

    /// <exception cref="InvalidDataException">A number is below one, or what can be taken back is kept for too short.</exception>
    public static ManyTerms From(DataFolder data)
    {
        var file = data.Read<TermsFile>("triage/many.json");
        if (Math.Min(Math.Min(file.Most, file.ToACommit), Math.Min(file.UndoMinutes, file.KeptDays)) < 1) throw new InvalidDataException("data/triage/many.json: each number must be one or more.");
        return new(file);
    }

    private sealed record TermsFile(string Source, DateOnly Date, int Most, int ToACommit, int UndoMinutes, int KeptDays);
}
