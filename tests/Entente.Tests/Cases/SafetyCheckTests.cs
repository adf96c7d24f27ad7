using Entente.Access;
using Entente.Cases.Contact;
using Entente.Foundation;

namespace Entente.Tests.Cases;

/// <summary>The safety check by itself: what is near, what is theirs, what a reader is told, and what two people are needed for.</summary>
public sealed class SafetyCheckTests
{
    [Theory]
    [InlineData("14 Made-up Lane|Leeds|", "14, made up lane|LEEDS|", SafetyRules.PlaceSame)]
    [InlineData("Flat 2, 14 Made-up Lane||LS1 1AA", "14 Madeup Ln||ls11aa", SafetyRules.PlaceSame)]
    [InlineData("14 Made-up Lane, Leeds, LS1 1AA||", "14 Made-up Lane|Leeds|LS1 1AA", SafetyRules.PlaceSame)]
    [InlineData("15 Made-up Lane|Leeds|LS1 1AA", "14 Made-up Lane|Leeds|LS1 1AA", SafetyRules.PlaceNearPostCode)]
    [InlineData("15 Made-up Lane, Leeds LS1 1AA||", "14 Made-up Lane, Leeds, LS1 1AA||", SafetyRules.PlaceNearPostCode)]
    [InlineData("9 Quiet Road|Leeds|LS2 2BB", "14 Made-up Lane|leeds|LS1 1AA", SafetyRules.PlaceNearSettlement)]
    [InlineData("9 Quiet Road, Leeds||", "|Leeds|", SafetyRules.PlaceNearSettlement)]
    [InlineData("9 Quiet Road|York|", "14 Made-up Lane|Leeds|", null)]
    [InlineData("9 Leeds Road|York|", "|Leeds|", null)]
    // 380 metres apart, 3 kilometres apart, and one of which only the degree is known.
    [InlineData("9 Quiet Road|Leeds||53.80000|-1.55000", "14 Made-up Lane|Leeds||53.80340|-1.55000", SafetyRules.PlaceNear)]
    [InlineData("9 Quiet Road|Leeds|LS1 1AA|53.80000|-1.55000", "14 Made-up Lane|Leeds|LS1 1AA|53.82700|-1.55000", null)]
    [InlineData("9 Quiet Road|Leeds||53.80000|-1.55000", "14 Made-up Lane|Leeds||53.8|-1.5", SafetyRules.PlaceNear)]
    [InlineData("14 Made-up Lane|Leeds||53.80000|-1.55000", "14 Made-up Lane|Leeds||53.90000|-1.55000", SafetyRules.PlaceSame)]
    public void A_place_is_near_by_what_is_known_of_both(string place, string danger, string? rule)
    {
        Assert.Equal(rule, Nearness.Of(Place(place), Place(danger), SafetyTerms.Shipped.NearMetres).Rule);
        Assert.Equal(rule, Nearness.Of(Place(danger), Place(place), SafetyTerms.Shipped.NearMetres).Rule);
    }

    [Fact]
    public void A_distance_is_the_great_circle_and_a_point_is_as_exact_as_it_was_written()
    {
        Assert.True(GeoPoint.TryParse("51.5074, -0.1278", out var london));
        Assert.True(GeoPoint.TryParse("48.8566", "2.3522", out var paris));
        Assert.True(GeoPoint.TryParse("51.50", "-0.1", out var about));
        Assert.InRange(london.MetresTo(paris), 343_000, 344_500);
        Assert.Equal(london.MetresTo(paris), paris.MetresTo(london), 3);
        Assert.Equal("51.50, -0.1", about.ToString());
        Assert.True(about.Uncertainty > 5_000 && london.Uncertainty < 10);
        Assert.True(GeoPoint.TryParse(about.ToString(), out var again) && again.Uncertainty == about.Uncertainty);
        Assert.All([("91", "0"), ("0", "181"), ("51,5", "0"), ("", "0"), ("north", "0"), ("1e1", "0")], p => Assert.False(GeoPoint.TryParse(p.Item1, p.Item2, out _)));
    }

    [Fact]
    public void What_is_not_known_to_be_safe_or_is_theirs_is_stopped()
    {
        var dangers = Dangers.Of([], [], [Make.Danger(Make.DangerousPlace()), Make.Danger(new() { IsPerson = true, Role = "associate", Name = "Boss Invented", Numbers = "07700 900111\n@made_up", Town = "Hull", Why = "Made up" })]);

        Assert.Empty(Rules(Make.SafeLetters()));
        Assert.Equal([SafetyRules.WayNotKnown], Rules(Make.SafeLetters() with { Safety = WaySafety.NotKnown }));
        Assert.Equal([SafetyRules.WayUnsafe], Rules(Make.SafeLetters() with { Safety = WaySafety.Unsafe }));
        Assert.Equal([SafetyRules.PlaceSame], Rules(Make.SafeLetters("14 made-up lane", "york")));
        Assert.Equal([SafetyRules.PlaceNearSettlement], Rules(Make.SafeLetters(town: "HULL")));
        Assert.Equal([SafetyRules.PersonTheirs], Rules(Make.SafeLetters() with { Whose = "friend", Name = "INVENTED, Boss" }));
        Assert.Equal([SafetyRules.PersonTheirs], Rules(Make.SafeLetters(), "Boss Q. Invented"));
        Assert.Equal([SafetyRules.NumberTheirs], Rules(new() { Channel = "phone", Value = "+44 7700 900111", Safety = WaySafety.Safe, Whose = "own" }));
        Assert.Equal([SafetyRules.NumberTheirs], Rules(new() { Channel = "app", Value = "made-up", Safety = WaySafety.Safe, Whose = "own" }));
        Assert.Equal([SafetyRules.PersonTheirs], Rules(new() { Channel = "person", Value = "Boss Invented", Safety = WaySafety.Safe, Whose = "friend" }));

        IReadOnlyList<string> Rules(WayForm form, params string[] receivers) => SafetyCheck.OfWay(Make.Way(form), SafetyTerms.Shipped.Channel(form.Channel)!.Reach, dangers, SafetyTerms.Shipped, receivers).Stopping();
    }

    [Fact]
    public void What_the_referral_knows_is_dangerous_is_compared_too_and_a_town_told_in_a_sentence_shuts_no_whole_town()
    {
        var said = Make.Answers("J1.role=held", "J1.address=14 Made-up Lane", "J1.town=York", "M1.name=Boss Invented", "M1.where=Lives in Leeds, 3 Invented Street", "M2.value=07700 900111");
        var dangers = Dangers.Of([said], [], []);

        Assert.Equal([SafetyRules.PlaceSame], SafetyCheck.OfPlace(Place("14 Made-up Lane|York|"), dangers, SafetyTerms.Shipped).Stopping());
        Assert.Equal([SafetyRules.PlaceSame], SafetyCheck.OfPlace(Place("3 Invented Street|Leeds|"), dangers, SafetyTerms.Shipped).Stopping());
        Assert.Empty(SafetyCheck.OfPlace(Place("9 Quiet Road|Leeds|"), dangers, SafetyTerms.Shipped));
        Assert.True(dangers.Names("Invented Boss"));
        Assert.Equal(["07700 900111"], dangers.Numbers);
    }

    [Fact]
    public void Whoever_may_not_see_the_place_is_told_the_rule_alone()
    {
        var found = new Finding(SafetyRules.PlaceNear, true, "14 Made-up Lane, York", true) { Metres = 120 };

        Assert.Equal((null, null, SafetyRules.PlaceNear), (found.For(false, true).What, found.For(false, true).Metres, found.For(false, true).Rule));
        Assert.Equal(("14 Made-up Lane, York", 120), (found.For(true, false).What, found.For(true, false).Metres!.Value));
        Assert.Null(new Finding(SafetyRules.PersonTheirs, true, "Boss Invented", false).For(true, false).What);
    }

    [Fact]
    public void A_way_or_a_danger_says_all_that_is_wrong_at_once()
    {
        Assert.Equal([new ChannelMissing(), new SafetyMissing(), new WhoseMissing()], Way(new()));
        Assert.Equal([new NumberUnreal(), new WhoseNameMissing()], Way(new() { Channel = "phone", Value = "call me", Safety = WaySafety.Safe, Whose = "friend" }));
        Assert.Equal([new MailUnreal()], Way(new() { Channel = "mail", Value = "nobody", Safety = WaySafety.Safe, Whose = "own" }));
        Assert.Equal([new PointUnreal(), new WayPlaceMissing()], Way(new() { Channel = "letter", Latitude = "51.5", Safety = WaySafety.Safe, Whose = "own" }));
        Assert.Equal([new ContactTextBroken("Times", "way-times")], Way(Make.SafeLetters() with { Times = HardTexts.Broken }));
        Assert.Equal([new DangerSortMissing(), new DangerRoleMissing(), new DangerWhyMissing()], Danger(new()));
        Assert.Equal([new DangerPlaceMissing()], Danger(new() { IsPerson = false, Role = "held", Why = "Made up" }));
        Assert.Equal([new DangerNameMissing()], Danger(new() { IsPerson = true, Role = "exploiter", Why = "Made up" }));

        static IReadOnlyList<Problem> Way(WayForm form) => DecideWay.From(form, Make.Case(), SafetyTerms.Shipped, new(TimeProvider.System, new Random(3)), Make.Act(Role.CaseWorker)).Problems;
        static IReadOnlyList<Problem> Danger(DangerForm form) => DecideDanger.From(form, Make.Case(), SafetyTerms.Shipped, new(TimeProvider.System, new Random(3)), Make.Act(Role.CaseWorker)).Problems;
    }

    [Fact]
    public void An_exception_needs_a_reason_and_a_second_person_and_holds_once_for_its_own_rules_and_a_short_time()
    {
        var (about, act, second) = (Make.Case(), Make.Act(Role.CaseWorker), Make.Act(Role.Supervisor));
        Result<SafetyOverride> Ask(string? reason, params string[] rules) => SafetyOverride.Ask(about, OverrideFor.Letter, about.Reference, rules, reason, SafetyTerms.Shipped, new(TimeProvider.System, new Random(3)), act);
        Assert.Equal([new NothingStops()], Ask(new('x', 40)).Problems);
        Assert.Equal([new OverrideReasonTooShort(40)], Ask(new string('x', 39) + "   ", SafetyRules.PlaceNear).Problems);
        var asked = Ask(new('x', 40), SafetyRules.PlaceNear).Value;

        Assert.False(Covers());
        Assert.Equal([new OverrideIsYourOwn()], asked.Answer(new() { Agreed = true }, SafetyTerms.Shipped, act));
        Assert.Equal([new OverrideAnswerMissing()], asked.Answer(new(), SafetyTerms.Shipped, second));
        Assert.Equal([new OverrideWordsMissing()], asked.Answer(new() { Agreed = false }, SafetyTerms.Shipped, second));
        Assert.Empty(asked.Answer(new() { Agreed = true }, SafetyTerms.Shipped, second));
        Assert.Equal([new OverrideAnswered()], asked.Answer(new() { Agreed = false, Words = "No" }, SafetyTerms.Shipped, second));
        Assert.True(Covers());
        Assert.False(asked.Covers(OverrideFor.Letter, about.Reference, [SafetyRules.PlaceNear, SafetyRules.PersonTheirs], Make.Now)); // a rule that came since
        Assert.False(asked.Covers(OverrideFor.Placement, about.Reference, [SafetyRules.PlaceNear], Make.Now));
        Assert.False(asked.Covers(OverrideFor.Letter, about.Reference, [SafetyRules.PlaceNear], Make.Now.AddHours(73)));
        asked.Use(act);
        Assert.False(Covers());

        bool Covers() => asked.Covers(OverrideFor.Letter, about.Reference, [SafetyRules.PlaceNear], Make.Now);
    }

    private static PlaceSaid Place(string text)
    {
        var parts = text.Split('|');
        return new(parts[0], parts[1], parts[2], parts.Length > 4 && GeoPoint.TryParse(parts[3], parts[4], out var point) ? point : null);
    }
}
