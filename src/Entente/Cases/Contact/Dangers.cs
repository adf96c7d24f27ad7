using Entente.Access;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>Everything in a case that the person is to be kept away from: places, people and the numbers of these people; what the referral says, what records say and what was added by hand.</summary>
/// <param name="Places">Each with the words by which it is named to whoever may see it.</param>
public sealed record Dangers(IReadOnlyList<PlaceSaid> Places, IReadOnlyList<string> People, IReadOnlyList<string> Numbers)
{
    public static Dangers None { get; } = new([], [], []);

    /// <summary>Looked up for the person's safety, whoever asks and whatever they may see; what a reader is told of it is another question.</summary>
    public static async Task<Dangers> OfAsync(EntenteDb db, QuestionSets sets, DossierId dossier, CancellationToken ct)
    {
        var referrals = await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Dossier == dossier).ToListAsync(ct);
        var records = await db.Records.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Dossier == dossier && r.SupersededBy == null).ToListAsync(ct);
        var known = await db.KnownDangers.IgnoreQueryFilters(["access"]).AsNoTracking().Where(d => d.Dossier == dossier && d.EndedAt == null).ToListAsync(ct);
        return Of([.. referrals.Select(r => sets[r.Questions].Asked(r.Answers))], records, known);
    }

    /// <summary>The same. Reads nothing but its arguments.</summary>
    public static Dangers Of(IReadOnlyList<Answers> said, IReadOnlyList<Record> records, IReadOnlyList<KnownDanger> known)
    {
        var theirs = records.Where(r => r.RowKind == DataKind.Entities).ToList();
        IEnumerable<PlaceSaid> places =
        [
            .. said.SelectMany(s => s.Said("J1")).Where(SafeContact.IsDangerous).Select(PlaceOf),
            .. said.SelectMany(s => s.All("M1", "where")).Select(where => new PlaceSaid(where, "", "", IsProse: true)),
            .. records.Where(r => r.Schema == "Address" && r.First("dangerNow") is not null).Select(r => new PlaceSaid(r.First("full") ?? "", r.First("city") ?? "", r.First("postalCode") ?? "", GeoPoint.TryParse(r.First("latitude"), r.First("longitude"), out var point) ? point : null)),
            .. known.Select(d => d.Place),
        ];
        IEnumerable<string> people =
        [
            .. said.SelectMany(s => s.All("M1", "name")),
            .. theirs.Where(r => r.Schema == "Person").SelectMany(r => r.Statements).Where(s => s.Property is "name" or "alias" or "weakAlias").Select(s => s.Value),
            .. known.Where(d => d.IsPerson).Select(d => d.Name),
        ];
        IEnumerable<string> numbers =
        [
            .. said.SelectMany(s => s.All("M2", "value")),
            .. theirs.SelectMany(r => r.Statements).Where(s => s.Property is "number" or "phone" or "email" or "username").Select(s => s.Value),
            .. known.SelectMany(d => d.NumberLines),
        ];
        return new([.. places.Where(p => !p.IsEmpty).Distinct()], [.. people.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct(StringComparer.Ordinal)], [.. numbers.Where(n => !string.IsNullOrWhiteSpace(n)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Whether a name may be one of theirs.</summary>
    public bool Names(string? name) => !string.IsNullOrWhiteSpace(name) && People.Any(p => SafeContact.IsSamePerson(p, name));

    public static PlaceSaid PlaceOf(AnswerRow row) => new(row.First("address") ?? "", row.First("town") ?? "", row.First("postcode") ?? "", GeoPoint.TryParse(row.First("latitude"), row.First("longitude"), out var point) ? point : null);

    public override string ToString() => nameof(Dangers);
}
