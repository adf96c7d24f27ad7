using Entente.Access;

namespace Entente.Audit;

/// <summary>Something that happened, in the past tense. Written once, never changed; fields only grow. Holds ids, references, codes and counts, never a name or an account.</summary>
public abstract record Event
{
    /// <summary>The dossier it is about, so that a person's history can be read from the log; default where none.</summary>
    public virtual DossierId About => default;

    /// <summary>How the log may show it in one list: changes, reads and refusals.</summary>
    public virtual EventSort Sort => EventSort.Change;
}

public enum EventSort { Change, Read, Refusal, Export, SignIn }

/// <summary>Somebody was shown something: written before the answer is given.</summary>
/// <param name="What">The page or list, e.g. "triage", "case".</param>
/// <param name="Subject">The reference of what was shown; empty for a list.</param>
/// <param name="Count">How many rows were shown.</param>
[NoStep("Who read and who was refused is for those who look after the log, not for those who work on the case.")]
public sealed record Seen(string What, string Subject, int Count) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.Read;
}

/// <summary>Somebody was refused: written before the refusal is given.</summary>
[NoStep("Who read and who was refused is for those who look after the log, not for those who work on the case.")]
public sealed record Refused(string What, string Rule) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.Refusal;
}
