using Entente.Access;
using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Cases.Contact;

/// <summary>A decision's letter was given: which decision, by which way, to whom, when, by whom, and what the check said in that moment. Written once, never changed.</summary>
public sealed class Serving : IOfDossier
{
    internal Serving() { }

    public static DataKind Kind => DataKind.Serving;

    [Open] public required ServingId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>Which of the case's decisions.</summary>
    [Open] public required int Decision { get; init; }
    [Open] public required string Channel { get; init; }
    [Open] public required Reference Way { get; init; }
    /// <summary>Who took it, where it was not the person alone.</summary>
    [Personal] public string Receiver { get; init; } = "";
    [Open] public required DateOnly Day { get; init; }
    /// <summary>Whether it was given before it was written down here: then the check came too late to stop it.</summary>
    [Open] public required bool WasBefore { get; init; }
    /// <summary>The rules that spoke against it, by code with blanks between.</summary>
    [Open] public string Rules { get; init; } = "";
    /// <summary>The exception that let it pass; null where nothing spoke against it, or nobody was asked.</summary>
    [Open] public Reference? Override { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }

    public IReadOnlyList<string> RuleCodes => Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>It went to somewhere unsafe and no two people stood for it.</summary>
    public bool IsAgainstTheRule => Rules.Length > 0 && Override is null;

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered about giving a letter; null is not answered.</summary>
public sealed record ServeForm
{
    public int? Decision { get; init; }
    /// <summary>The reference of a way.</summary>
    public string? Way { get; init; }
    public string? Receiver { get; init; }
    public SaidWhen? When { get; init; }
    public DateOnly? Day { get; init; }

    public override string ToString() => nameof(ServeForm);
}
