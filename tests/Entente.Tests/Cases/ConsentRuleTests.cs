using CsCheck;
using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Tests.Cases;

/// <summary>What a ledger of consent allows, for ledgers made at random: few codes and few hours, so that entries meet.</summary>
public sealed class ConsentRuleTests
{
    private static readonly Gen<string> Code = Of("a", "b");
    private static readonly Gen<ConsentScope> Use = Gen.Select(Code, Code, Of("", "Haven", "Harbour"), Of("gb", "ro"), Code, (p, r, n, c, s) => new ConsentScope(p, r, n, c, s));
    private static readonly Gen<ConsentScope> Wide = Gen.Select(Of("", "a", "b"), Of("", "a", "b"), Of("", " haven ", "Harbour"), Of("", "gb", "ro"), Of("", "a", "b"), (p, r, n, c, s) => new ConsentScope(p, r, n, c, s));
    private static readonly Gen<ConsentEntry> Given = Gen.Select(Use, Gen.Int[0, 20], Gen.Int[0, 3], Gen.Int[-5, 10], (scope, from, wide, until) => Entry(ConsentAct.Given, scope, from, from + wide, until < 0 ? null : from + wide + until + 1));
    private static readonly Gen<ConsentEntry> Stop = Gen.Select(Of(ConsentAct.Refused, ConsentAct.Undecided, ConsentAct.Withdrawn), Wide, Gen.Int[0, 20], Gen.Int[0, 3], (act, scope, from, wide) => Entry(act, scope, from, from + wide, null));
    private static readonly Gen<List<ConsentEntry>> Ledger = Gen.OneOf(Given, Given, Stop).List[0, 8];
    private static readonly Gen<DateTimeOffset> Hour = Gen.Int[0, 35].Select(At);

    [Fact]
    public void Taking_back_stops_use_at_once_and_for_good_until_it_is_given_again() => Gen.Select(Ledger, Use, Gen.Int[0, 25]).Sample((ledger, use, hour) =>
    {
        List<ConsentEntry> after = [.. ledger, Entry(ConsentAct.Withdrawn, use, hour, hour, null)];
        var next = ledger.Where(e => e.Act == ConsentAct.Given && e.From > At(hour)).Select(e => e.Through).DefaultIfEmpty(At(100)).Min();
        return Enumerable.Range(hour, 40).Select(At).TakeWhile(at => at < next).All(at => !ConsentRule.MayUse(after, use, at).Allowed);
    });

    [Fact]
    public void Nothing_is_allowed_before_it_was_given_and_nothing_without_an_entry_that_covers_it() => Gen.Select(Ledger, Use, Hour).Sample((ledger, use, at) =>
        !ConsentRule.MayUse(ledger, use, at).Allowed || ledger.Any(e => e.Act == ConsentAct.Given && e.Through <= at && (e.Until is null || at < e.Until) && e.Scope.Covers(use)));

    [Fact]
    public void What_is_narrower_never_permits_what_is_wider() => Gen.Select(Use, Gen.Int[0, 10], Hour).Sample((use, hour, at) =>
    {
        List<ConsentEntry> only = [Entry(ConsentAct.Given, use with { Named = "Haven" }, hour, hour, null)];
        return !ConsentRule.MayUse(only, use with { Named = "" }, at).Allowed
            && !ConsentRule.MayUse(only, use with { Named = "Harbour" }, at).Allowed
            && !ConsentRule.MayUse(only, use with { Named = "Haven", Set = use.Set == "a" ? "b" : "a" }, at).Allowed
            && !ConsentRule.MayUse(only, use with { Named = "Haven", Purpose = use.Purpose == "a" ? "b" : "a" }, at).Allowed
            && !ConsentRule.MayUse(only, use with { Named = "Haven", Country = use.Country == "gb" ? "ro" : "gb" }, at).Allowed;
    });

    [Fact]
    public void The_order_in_which_lines_were_entered_changes_nothing() => Gen.Select(Ledger, Use, Hour, Gen.Int).Sample((ledger, use, at, seed) =>
        ConsentRule.MayUse(ledger, use, at).Allowed == ConsentRule.MayUse(ledger.OrderBy(e => HashCode.Combine(seed, e.Id.Value)), use, at).Allowed);

    [Fact]
    public void Another_no_never_allows_more() => Gen.Select(Ledger, Stop, Use, Hour).Sample((ledger, no, use, at) =>
        ConsentRule.MayUse(ledger, use, at).Allowed || !ConsentRule.MayUse([.. ledger, no], use, at).Allowed);

    [Fact]
    public void What_was_said_of_another_use_changes_nothing() => Gen.Select(Ledger, Gen.OneOf(Given, Stop), Use, Hour).Sample((ledger, other, use, at) =>
        other.Scope.Touches(use) || ConsentRule.MayUse(ledger, use, at).Allowed == ConsentRule.MayUse([.. ledger, other], use, at).Allowed);

    [Fact]
    public void Where_it_is_not_certain_that_they_agreed_after_they_said_no_they_said_no()
    {
        var use = new ConsentScope("support", "provider", "", "gb", "story");
        // Both on one day, at hours that nobody knows.
        List<ConsentEntry> sameDay = [Entry(ConsentAct.Withdrawn, use, 0, 23, null), Entry(ConsentAct.Given, use, 0, 23, null)];
        Assert.Equal(ConsentState.Withdrawn, ConsentRule.MayUse(sameDay, use, At(30)).State);
        // On the next day they certainly agreed anew.
        Assert.True(ConsentRule.MayUse([.. sameDay, Entry(ConsentAct.Given, use, 24, 25, null)], use, At(30)).Allowed);
    }

    [Fact]
    public void Why_something_may_not_be_used_is_told()
    {
        var use = new ConsentScope("support", "abroad", "", "ro", "identity");
        Assert.Equal(ConsentState.NotGiven, ConsentRule.MayUse([], use, At(1)).State);
        Assert.Equal(ConsentState.CountryNotNamed, ConsentRule.MayUse([Entry(ConsentAct.Given, use with { Country = "" }, 0, 0, null)], use, At(1)).State);
        Assert.Equal(ConsentState.Ended, ConsentRule.MayUse([Entry(ConsentAct.Given, use, 0, 0, 1)], use, At(1)).State);
        Assert.Equal(ConsentState.Undecided, ConsentRule.MayUse([Entry(ConsentAct.Undecided, use, 0, 0, null)], use, At(1)).State);
        Assert.Equal(ConsentState.Withdrawn, ConsentRule.MayUse([Entry(ConsentAct.Given, use, 0, 0, null), Entry(ConsentAct.Withdrawn, ConsentScope.Everything, 1, 1, null)], use, At(1)).State);
    }

    private static long _next;

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static DateTimeOffset At(int hour) => Make.Now.AddHours(hour);

    private static ConsentEntry Entry(ConsentAct act, ConsentScope scope, int from, int through, int? until) => new()
    {
        Id = new(Interlocked.Increment(ref _next)),
        Reference = Reference.New("CONS"),
        Dossier = new(1),
        Organisation = Make.Centre,
        Team = new(10),
        Act = act,
        Purpose = scope.Purpose,
        Recipient = scope.Recipient,
        Named = scope.Named,
        Country = scope.Country,
        Set = scope.Set,
        From = At(from),
        Through = At(through),
        Until = until is { } hour ? At(hour) : null,
        EnteredAt = At(50),
        TakenBy = new(1),
    };
}
