using Entente.Access;
using Entente.Foundation;

namespace Entente.Cases.Charges;

/// <summary>What a prosecutor was given to see that an act was compelled: which records, with which letter, under which crossing. Written once, never changed.</summary>
public sealed class EvidencePack : IOfDossier
{
    internal EvidencePack() { }

    public static DataKind Kind => DataKind.NonPunishment;

    [Open] public required PackId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Charge { get; init; }

    /// <summary>The authority that it was handed to, by name.</summary>
    [Sensitive] public required string Named { get; init; }
    [Open] public required DateOnly HandedOn { get; init; }

    /// <summary>The records in it, by reference with blanks between, as they stood on that day.</summary>
    [Open] public required string Records { get; init; }

    /// <summary>The letter that goes with them.</summary>
    [Sensitive] public required string Letter { get; init; }

    /// <summary>The act as it was told with it: a later change of the charge does not change what was handed over.</summary>
    [Sensitive] public required string Statement { get; init; }
    [Sensitive] public required string How { get; init; }

    /// <summary>The crossing that allowed it, in the ledger of disclosures.</summary>
    [Open] public required Reference Disclosure { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }

    public IReadOnlyList<string> RecordCodes => Records.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered to hand a pack over; null is not answered.</summary>
public sealed record PackForm
{
    public string? Named { get; init; }
    public List<string> Records { get; init; } = [];
    public string? Letter { get; init; }
    public DateOnly? Day { get; init; }
    public string? How { get; init; }

    /// <summary>"consent", or the code of a power.</summary>
    public string? Ground { get; init; }
    public string? Because { get; init; }
    public int Version { get; init; }

    public override string ToString() => nameof(PackForm);
}

/// <summary>What a prosecutor answers.</summary>
public enum ProsecutorAnswer { Pending, ProsecutedOn, NotProsecuted, Discontinued, Quashed }

/// <summary>One answer of the prosecutor, or one thing done against a conviction. Written once; what follows is another.</summary>
public sealed class ChargeStep : IOfDossier
{
    internal ChargeStep() { }

    public static DataKind Kind => DataKind.NonPunishment;

    [Open] public required ChargeStepId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Charge { get; init; }
    [Open] public ProsecutorAnswer? Answer { get; init; }

    /// <summary>Code of the reason of an answer.</summary>
    [Open] public string Reason { get; init; } = "";

    /// <summary>Code of what was done against a conviction.</summary>
    [Open] public string Remedy { get; init; } = "";
    [Sensitive] public required string Words { get; init; }
    [Open] public required DateOnly On { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered of an answer or of what was done; null is not answered.</summary>
public sealed record ChargeStepForm
{
    public ProsecutorAnswer? Answer { get; init; }
    public string? Reason { get; init; }
    public string? Remedy { get; init; }
    public string? Words { get; init; }
    public DateOnly? Day { get; init; }
    public int Version { get; init; }

    public override string ToString() => nameof(ChargeStepForm);
}
