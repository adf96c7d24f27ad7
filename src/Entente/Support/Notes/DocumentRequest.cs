using Entente.Access;
using Entente.Foundation;

namespace Entente.Support.Notes;

/// <summary>How a request for a document stands.</summary>
public enum DocumentRequestState { Asked, Given, Refused }

/// <summary>Somebody who decides asks for one document out of notes that are shut to them. Those who support the person give one or say no.</summary>
public sealed class DocumentRequest : IOfDossier
{
    public static DataKind Kind => DataKind.Disclosures;

    [Open] public required DocumentRequestId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }

    /// <summary>What is asked for, and what for.</summary>
    [Sensitive] public required string Wanted { get; init; }
    [Open] public required UserId AskedBy { get; init; }
    [Open] public required DateTimeOffset AskedAt { get; init; }
    [Open] public DocumentRequestState State { get; private set; }

    /// <summary>Why nothing was given.</summary>
    [Sensitive] public string Because { get; private set; } = "";
    [Open] public UserId? AnsweredBy { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The crossing that allowed it, in the ledger of disclosures.</summary>
    [Open] public Reference? Disclosure { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public void Give(Reference disclosure, UserId who, DateTimeOffset when) => (State, Disclosure, AnsweredBy, AnsweredAt, Version) = (DocumentRequestState.Given, disclosure, who, when, Version + 1);

    public void Refuse(string because, UserId who, DateTimeOffset when) => (State, Because, AnsweredBy, AnsweredAt, Version) = (DocumentRequestState.Refused, because, who, when, Version + 1);

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    public override string ToString() => Reference.Text;
}

/// <summary>One redacted document that was given out of support notes. It stands where it was given to: among what is decided by.</summary>
public sealed class NoteDocument : IOfDossier
{
    internal NoteDocument() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required NoteDocumentId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Request { get; init; }

    /// <summary>Code of the part of the data that it is.</summary>
    [Open] public required string Set { get; init; }
    [Sensitive] public required string Words { get; init; }
    [Open] public required UserId GivenBy { get; init; }
    [Open] public required DateTimeOffset GivenAt { get; init; }

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What is asked for; null is not answered.</summary>
public sealed record AskForm
{
    public string? Wanted { get; init; }

    public override string ToString() => nameof(AskForm);
}

/// <summary>What is given, out of which note and under what; null is not answered.</summary>
public sealed record GiveForm
{
    /// <summary>The note that it is taken from, by its first version.</summary>
    public string? Note { get; init; }
    public string? Words { get; init; }
    public string? Set { get; init; }

    /// <summary>"consent", or the code of a power.</summary>
    public string? Ground { get; init; }
    public string? Because { get; init; }

    /// <summary>Whether somebody read it again for what is not to cross.</summary>
    public bool Checked { get; init; }

    public override string ToString() => nameof(GiveForm);
}

/// <summary>Why nothing is given.</summary>
public sealed record RefuseForm
{
    public string? Because { get; init; }

    public override string ToString() => nameof(RefuseForm);
}
