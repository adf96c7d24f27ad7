using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;

namespace Entente.Support.Children;

/// <summary>One version of how a child stands with school. Where the school is stands under the row of places to live; others read that they go to school.</summary>
public sealed class Schooling : IOfDossier
{
    public const int MostWords = 2_000;

    private Schooling() { }

    public static DataKind Kind => DataKind.Placement;

    [Open] public required SchoolingId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>Counts the versions, from 1.</summary>
    [Open] public required int Number { get; init; }
    /// <summary>A code of data/support/children.json.</summary>
    [Open] public required string State { get; init; }
    [Hazard] public required string Name { get; init; }
    [Hazard] public required string Address { get; init; }
    [Hazard] public required string Town { get; init; }
    [Hazard] public required string PostCode { get; init; }
    [Open] public DateOnly? Since { get; init; }
    [Sensitive] public required string Words { get; init; }
    /// <summary>What is done about a danger that is near.</summary>
    [Sensitive] public required string Done { get; init; }
    /// <summary>The rules that spoke against the place when it was written down, by code with blanks between.</summary>
    [Open] public required string Rules { get; init; }
    [Open] public required UserId SavedBy { get; init; }
    [Open] public required DateTimeOffset SavedAt { get; init; }
    [Open] public DateTimeOffset? SupersededAt { get; private set; }

    public PlaceSaid Place => new(Address, Town, PostCode);

    public void GiveTo(TeamId team) => Team = team;

    public void Supersede(DateTimeOffset when) => SupersededAt = when;

    /// <summary>Makes the next version, or says all that is wrong. Reads nothing but its arguments.</summary>
    public static Result<Schooling> From(SchoolForm form, Case about, Schooling? before, Dangers dangers, SafetyTerms rules, ChildTerms terms, IdSource ids, Act act, DateOnly today)
    {
        List<Problem> problems = [];
        var state = terms.SchoolStateOf(form.State);
        if (state is null) problems.Add(new SchoolStateMissing());
        var named = state is { HasPlace: true };
        if (named && string.IsNullOrWhiteSpace(form.Name)) problems.Add(new SchoolNameMissing());
        if (named && string.IsNullOrWhiteSpace(form.Town) && string.IsNullOrWhiteSpace(form.PostCode)) problems.Add(new SchoolTownMissing());
        if (state is { HasPlace: false } && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new SchoolWordsMissing());
        if (form.From is { } from && (from.Year < 1990 || from > today.AddYears(1))) problems.Add(new SchoolFromUnreal());
        problems.AddRange(ContactText.Refusals((nameof(form.Name), "school-name", form.Name, ContactText.MostLine), (nameof(form.Address), "place-address", form.Address, ContactText.MostAddress), (nameof(form.Town), "place-town", form.Town, ContactText.MostLine), (nameof(form.PostCode), "place-postcode", form.PostCode, 20)));
        problems.AddRange(ChildTexts.Wrong((nameof(form.Words), form.Words, MostWords), (nameof(form.Done), form.Done, MostWords)));
        string Said(string? text) => named ? text?.Trim() ?? "" : "";
        var place = new PlaceSaid(Said(form.Address), Said(form.Town), Said(form.PostCode));
        var against = problems.Count > 0 ? [] : SafetyCheck.OfPlace(place, dangers, rules).Select(f => f.Rule).Distinct().ToList();
        // A child still has a right to school: a danger near it is no bar, but it is told, and somebody says what is done.
        if (against.Count > 0 && string.IsNullOrWhiteSpace(form.Done)) problems.AddRange(against.Select(r => new SchoolNearDanger(rules.Rules.Single(x => x.Code == r).Text)));
        if (problems.Count > 0) return problems;
        return new Schooling
        {
            Id = ids.Next<SchoolingId>(),
            Reference = Reference.New("SCHO"),
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Number = (before?.Number ?? 0) + 1,
            State = state!.Code,
            Name = Said(form.Name),
            Address = place.Address,
            Town = place.Town,
            PostCode = place.PostCode,
            Since = form.From,
            Words = form.Words?.Trim() ?? "",
            Done = form.Done?.Trim() ?? "",
            Rules = string.Join(' ', against),
            SavedBy = act.Reader.User,
            SavedAt = act.When,
        };
    }

    public override string ToString() => Reference.Text;
}
