using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Cases.Disclosures;

/// <summary>What allowed that something was passed on.</summary>
public enum DisclosureGround
{
    Consent,
    /// <summary>A named legal power, from data/consent/powers.json.</summary>
    Power,
    /// <summary>Nothing that this centre knows of: it happened all the same, and is shown as what it is.</summary>
    None,
}

/// <summary>Something of a person crossed to another: what, to whom, when, under what, by whom. Written once, never changed.</summary>
public sealed class Disclosure : IOfDossier
{
    internal Disclosure() { }

    public static DataKind Kind => DataKind.Disclosures;

    [Open] public required DisclosureId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required string Purpose { get; init; }
    [Open] public required string Recipient { get; init; }
    [Personal] public string Named { get; init; } = "";
    [Open] public required string Country { get; init; }
    /// <summary>Codes of the parts of the data, with blanks between.</summary>
    [Open] public required string Sets { get; init; }
    /// <summary>"word", "letter", "mail", "file"; "referral" and "export" where the program itself did it.</summary>
    [Open] public required string How { get; init; }
    [Sensitive] public string What { get; init; } = "";
    [Open] public required DisclosureGround Ground { get; init; }
    /// <summary>The lines of the ledger that allowed it, by reference with blanks between.</summary>
    [Open] public string Entries { get; init; } = "";
    [Open] public string Power { get; init; } = "";
    /// <summary>Why it was necessary under the power, or how it came about without any ground.</summary>
    [Sensitive] public string Because { get; init; } = "";
    [Open] public required DateTimeOffset At { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }
    /// <summary>The referral or export that it was part of.</summary>
    [Open] public Reference? PartOf { get; init; }

    public IReadOnlyList<string> SetCodes => Sets.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public ConsentScope Use(string set) => new(Purpose, Recipient, Named, Country, set);

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered about one crossing; null is not answered.</summary>
public sealed record DisclosureForm
{
    public string? Purpose { get; init; }
    public string? Recipient { get; init; }
    public string? Named { get; init; }
    public string? Country { get; init; }
    public List<string> Sets { get; init; } = [];
    public string? How { get; init; }
    public string? What { get; init; }
    /// <summary>"consent", "none", or the code of a power.</summary>
    public string? Ground { get; init; }
    public string? Because { get; init; }
    public SaidWhen? When { get; init; }
    public DateOnly? Day { get; init; }
    public string? Time { get; init; }

    public override string ToString() => nameof(DisclosureForm);
}

/// <summary>Something of a person was passed on.</summary>
[Step(DataKind.Disclosures)]
public sealed record Disclosed(Reference Disclosure, string Recipient, string Country, string Sets, DisclosureGround Ground, string Power, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
