using Entente.Access;

namespace Entente.Triage.Sharing;

/// <summary>Proposes who takes what, one after another, by a team's rule. Reads nothing but its arguments.</summary>
/// <param name="loads">What each of the rule's people has open, and when they were last given anything.</param>
public sealed class Turns(SharingRule rule, IReadOnlyDictionary<UserId, SharerLoad> loads)
{
    private readonly Dictionary<UserId, SharerLoad> _loads = loads.ToDictionary();
    private DateTimeOffset _turn = DateTimeOffset.MaxValue.AddDays(-1);

    /// <param name="fits">Whether nothing stands between this person and the dossier.</param>
    /// <returns>Null where nobody fits.</returns>
    public UserId? Next(SharedWork work, Func<UserId, bool> fits)
    {
        // Whoever proposes is not shown whether it is a child: then it counts as one, and goes to whoever may have either.
        var asked = rule.Sharers.Where(s => (!rule.ChildrenApart || work.IsChild == false || s.Children) && fits(s.User)).ToList();
        if (rule.ByLanguage && work.Language.Length > 0 && asked.Where(s => s.Languages.Contains(work.Language)).ToList() is { Count: > 0 } speakers) asked = speakers;
        if (asked.Count == 0) return null;

        var next = (rule.Turn == SharingTurn.LeastOpen
            ? asked.OrderBy(s => Load(s).Open).ThenBy(s => Load(s).LastGiven)
            : asked.OrderBy(s => Load(s).LastGiven)).ThenBy(s => s.User.Value).First();
        _turn = _turn.AddTicks(1);
        _loads[next.User] = new(Load(next).Open + 1, _turn);
        return next.User;
    }

    private SharerLoad Load(Sharer sharer) => _loads.GetValueOrDefault(sharer.User, new(0, DateTimeOffset.MinValue));
}

/// <summary>What somebody has open in the role, and when they were last given anything in it.</summary>
public readonly record struct SharerLoad(int Open, DateTimeOffset LastGiven);

/// <summary>One piece of work, as far as whoever proposes may know.</summary>
/// <param name="Language">Empty where it is not known, or not shown to them.</param>
/// <param name="IsChild">Null where it is not shown to them.</param>
public sealed record SharedWork(string Language, bool? IsChild);
