using Entente.Foundation;

namespace Entente.Matching.Relinking;

/// <summary>How long what a run found is kept, pair by pair. From data/matching/keeping.json. Its counts, who started it and why stay.</summary>
public sealed class RelinkKeeping
{
    private readonly KeepingFile _file;

    private RelinkKeeping(KeepingFile file) => _file = file;

    public static RelinkKeeping Shipped { get; } = From(DataFolder.Shipped);

    /// <exception cref="InvalidDataException">A number of days is below one.</exception>
    public static RelinkKeeping From(DataFolder data)
    {
        var file = data.Read<KeepingFile>("matching/keeping.json");
        if (Math.Min(Math.Min(file.PreviewDays, file.SupersededDays), Math.Min(file.MadeDays, file.UndoneDays)) < 1)
            throw new InvalidDataException("data/matching/keeping.json: each number of days must be one or more, so that nobody's work goes under their hands.");
        return new(file);
    }

    /// <summary>From when on nobody needs the pairs any more; null while something is done with them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="next">When the same person asked for the next preview over the same records, where there is one.</param>
    public DateTimeOffset? Until(Relink run, DateTimeOffset? next) => run switch
    {
        { IsMoving: true } => null,
        { State: RelinkState.Made, MadeAt: { } made } => made.AddDays(_file.MadeDays),
        { State: RelinkState.Undone, UndoneAt: { } undone } => undone.AddDays(_file.UndoneDays),
        _ => Earlier(run.AskedAt.AddDays(_file.PreviewDays), next?.AddDays(_file.SupersededDays)),
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;

    private sealed record KeepingFile(string Source, string Date, int PreviewDays, int SupersededDays, int MadeDays, int UndoneDays);
}
