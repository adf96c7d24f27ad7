using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;

namespace Entente.Support.Placements;

/// <summary>Where a place to live stands: looked for, offered, lived in, not wanted, over.</summary>
public enum PlacementState { Prepared, Offered, Living, Declined, Ended }

/// <summary>A place to live for the person of a case, from the search on. Where it is stands under its own row of the matrix; others read "a safe place".</summary>
public sealed class Placement : IOfDossier
{
    private Placement() { }

    public static DataKind Kind => DataKind.Placement;

    [Open] public required PlacementId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>A code of data/support/placements.json.</summary>
    [Open] public required string Type { get; init; }
    [Hazard] public required string Address { get; init; }
    [Hazard] public string Town { get; init; } = "";
    [Hazard] public string PostCode { get; init; } = "";
    [Hazard] public string Point { get; init; } = "";
    /// <summary>The checks that were answered with yes, by code with blanks between.</summary>
    [Sensitive] public string Suits { get; init; } = "";
    /// <summary>How many live there besides: adults and children; null where nobody said.</summary>
    [Sensitive] public int? Adults { get; init; }
    [Sensitive] public int? Children { get; init; }
    [Open] public PlacementState State { get; private set; }
    /// <summary>The rules that spoke against it when it was offered, and the exception that let it pass.</summary>
    [Open] public string Rules { get; private set; } = "";
    [Open] public Reference? Override { get; private set; }
    [Open] public DateOnly? From { get; private set; }
    [Open] public DateOnly? Until { get; init; }
    [Open] public DateOnly? EndedOn { get; private set; }
    /// <summary>Why it is over: a code of data/support/placements.json.</summary>
    [Open] public string End { get; private set; } = "";
    /// <summary>Why it was not wanted, or is over, in words.</summary>
    [Sensitive] public string Words { get; private set; } = "";
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public int Version { get; private set; } = 1;

    public IReadOnlyList<string> SuitCodes => Suits.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> RuleCodes => Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public PlaceSaid Place => new(Address, Town, PostCode, GeoPoint.TryParse(Point, out var point) ? point : null);

    public bool IsCurrent => State is PlacementState.Prepared or PlacementState.Offered or PlacementState.Living;

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>Decides whether a place can be written down. Reads nothing but its arguments.</summary>
    public static Result<Placement> Prepare(PlacementForm form, Case about, PlacementTerms terms, IdSource ids, Act act, DateOnly today)
    {
        var problems = new List<Problem>();
        if (!terms.Types.Any(t => t.Code == form.Type)) problems.Add(new PlacementTypeMissing());
        if (string.IsNullOrWhiteSpace(form.Address)) problems.Add(new PlacementAddressMissing());
        if (string.IsNullOrWhiteSpace(form.Town) && string.IsNullOrWhiteSpace(form.PostCode)) problems.Add(new PlacementTownMissing());
        if (!ContactText.TryPoint(form.Latitude, form.Longitude, out var point)) problems.Add(new PlacementPointUnreal());
        if (!form.Suits.All(c => terms.Checks.Any(k => k.Code == c))) problems.Add(new PlacementCheckUnknown());
        if (form.Adults is < 0 or > 500) problems.Add(new SharersOutside(nameof(form.Adults)));
        if (form.Children is < 0 or > 500) problems.Add(new SharersOutside(nameof(form.Children)));
        if (form.Until is { } until && until < today) problems.Add(new PlacementUntilPast(today));
        problems.AddRange(ContactText.Refusals((nameof(form.Address), "place-address", form.Address, ContactText.MostAddress), (nameof(form.Town), "place-town", form.Town, ContactText.MostLine), (nameof(form.PostCode), "place-postcode", form.PostCode, 20)));
        if (problems.Count > 0) return problems;
        return new Placement
        {
            Id = ids.Next<PlacementId>(),
            Reference = Reference.New("PLAC"),
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Type = form.Type!,
            Address = form.Address!.Trim(),
            Town = form.Town?.Trim() ?? "",
            PostCode = form.PostCode?.Trim() ?? "",
            Point = point,
            Suits = string.Join(' ', form.Suits.Distinct()),
            Adults = form.Adults,
            Children = form.Children,
            Until = form.Until,
            EnteredAt = act.When,
            By = act.Reader.User,
        };
    }

    /// <summary>What the person has to have said yes to, or the law asks for, and nobody did.</summary>
    public IReadOnlyList<SuitabilityCheck> Lacks(PlacementTerms terms, bool isChild) => [.. terms.Checks.Where(c => c.IsMustFor(isChild) && !SuitCodes.Contains(c.Code))];

    /// <summary>Offers it; the caller has run the check.</summary>
    public Problem? Offer(IReadOnlyList<string> rules, SafetyOverride? pass)
    {
        if (State != PlacementState.Prepared) return new PlacementMovedOn();
        (State, Rules, Override, Version) = (PlacementState.Offered, string.Join(' ', rules), pass?.Reference, Version + 1);
        return null;
    }

    public Problem? Begin(DateOnly from)
    {
        if (State != PlacementState.Offered) return new PlacementMovedOn();
        (State, From, Version) = (PlacementState.Living, from, Version + 1);
        return null;
    }

    public Problem? Decline(string? words)
    {
        if (State is not (PlacementState.Offered or PlacementState.Prepared)) return new PlacementMovedOn();
        (State, Words, Version) = (PlacementState.Declined, words?.Trim() ?? "", Version + 1);
        return null;
    }

    public Problem? Close(DateOnly on, string end, string? words)
    {
        if (State != PlacementState.Living) return new PlacementMovedOn();
        (State, EndedOn, End, Words, Version) = (PlacementState.Ended, on, end, words?.Trim() ?? "", Version + 1);
        return null;
    }

    public override string ToString() => Reference.Text;
}
