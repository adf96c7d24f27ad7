using Entente.Referrals.Questions;

namespace Entente.Cases.Contact;

/// <summary>Decides what speaks against a way to reach the person, or against a place for them. Reads nothing but its arguments.</summary>
public static class SafetyCheck
{
    /// <param name="receivers">Whoever would take it in their hands beside the person.</param>
    public static IReadOnlyList<Finding> OfWay(ContactWay way, Reach reach, Dangers dangers, SafetyTerms terms, params IReadOnlyList<string> receivers)
    {
        var found = new List<Finding>();
        if (!way.InUse) found.Add(Of(SafetyRules.WayEnded));
        if (way.Safety == WaySafety.Unsafe) found.Add(Of(SafetyRules.WayUnsafe));
        if (way.InUse && way.Safety == WaySafety.NotKnown) found.Add(Of(SafetyRules.WayNotKnown));
        if (dangers.Numbers.FirstOrDefault(n => SafeContact.IsSameNumber(way.Value, n)) is { } number) found.Add(Of(SafetyRules.NumberTheirs, number, isPlace: false));
        found.AddRange(OfPeople(dangers, terms, [.. receivers, way.Name, .. reach == Reach.Somebody ? [way.Value] : Array.Empty<string>()]));
        found.AddRange(OfPlace(way.Place, dangers, terms));
        return found;

        Finding Of(string rule, string? what = null, bool isPlace = false) => new(rule, terms.Stops(rule), what, isPlace);
    }

    public static IReadOnlyList<Finding> OfPeople(Dangers dangers, SafetyTerms terms, params IReadOnlyList<string> names) =>
        [.. names.Where(dangers.Names).Take(1).Select(_ => new Finding(SafetyRules.PersonTheirs, terms.Stops(SafetyRules.PersonTheirs), names.First(dangers.Names), false))];

    /// <summary>The nearest thing said of each rule: one line a rule, so that the number of lines does not tell how many places there are.</summary>
    public static IReadOnlyList<Finding> OfPlace(PlaceSaid place, Dangers dangers, SafetyTerms terms)
    {
        if (place.IsEmpty) return [];
        var near = dangers.Places.Select(d => (Danger: d, Near: Nearness.Of(place, d, terms.NearMetres))).Where(n => n.Near.Rule is not null).ToList();
        return [.. near.GroupBy(n => n.Near.Rule!).Select(g => g.OrderBy(n => n.Near.Metres).First()).Select(n => new Finding(n.Near.Rule!, terms.Stops(n.Near.Rule!), n.Danger.Line, true) { Metres = n.Near.Metres })];
    }

    /// <summary>The rules among them that nobody passes alone.</summary>
    public static IReadOnlyList<string> Stopping(this IEnumerable<Finding> found) => [.. found.Where(f => f.Stops).Select(f => f.Rule).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>One thing that the check found.</summary>
/// <param name="What">The place, number or name that it met; only for whoever may see it.</param>
public sealed record Finding(string Rule, bool Stops, string? What, bool IsPlace)
{
    public int? Metres { get; init; }

    /// <summary>The same for a reader: the rule always, what it met and how far only where places, or people, of the case are open to them.</summary>
    public Finding For(bool seesPlaces, bool seesPeople) => (IsPlace ? seesPlaces : seesPeople) ? this : this with { What = null, Metres = null };

    public override string ToString() => Rule;
}
