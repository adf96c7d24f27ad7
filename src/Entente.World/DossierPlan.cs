using Entente.Staff;

namespace Entente.World;

/// <summary>How far a dossier has come.</summary>
internal enum Stage { Fresh, Waiting, Overdue, Drafted, WithSecondReader, Negative, Positive }

/// <summary>One person's way through the centre: when the referral came, how far it went, day by day.</summary>
internal sealed partial class DossierPlan
{
    // Out of each round of a dozen dossiers: a queue that looks lived in, and decisions both ways.
    private static readonly Stage[] Round = [Stage.Fresh, Stage.Waiting, Stage.Positive, Stage.Overdue, Stage.Negative, Stage.Drafted, Stage.Positive, Stage.WithSecondReader, Stage.Fresh, Stage.Positive, Stage.Waiting, Stage.Overdue];

    /// <summary>Its place among the dossiers, from zero.</summary>
    public required int Number { get; init; }
    public required int Person { get; init; }
    public required Stage Stage { get; init; }
    public required DateTimeOffset Received { get; init; }
    public required MadeUpPerson Who { get; init; }
    public required Report Report { get; init; }
    public required int Body { get; init; }
    public required string Territory { get; init; }
    public required Telling Telling { get; init; }

    /// <summary>Somebody was in danger when it was told. The newest such alert waits, the next is taken, those before were answered.</summary>
    private bool IsDanger => Number % 9 is 0 or 2;

    public bool IsChild => Who.IsChildOn(DateOnly.FromDateTime(Received.UtcDateTime));

    /// <summary>Those whom two lists know come first, so that most dossiers find something already said.</summary>
    public static List<DossierPlan> For(World world, Town town, DateTimeOffset now)
    {
        var people = Enumerable.Range(0, Math.Min(world.Size.Persons, world.Size.Dossiers * 20))
            .OrderByDescending(p => world.ReportsOf(p).Count()).ThenBy(p => p).Take(world.Size.Dossiers).ToList();
        var police = world.Data.Bodies.ToList().FindIndex(b => b.Sort == OrganisationSort.Police);
        var referrers = world.Data.Bodies.Select((b, i) => (b, i)).Where(x => x.i > 0 && x.b.Country == "gb" && x.b.Sort != OrganisationSort.Prosecution).Select(x => x.i).ToList();
        return [.. people.Select((person, i) =>
        {
            var stage = Round[i % Round.Length];
            // The persona first responder's force sends two of five.
            var body = i % 5 < 2 ? police : referrers[i % referrers.Count];
            var back = stage switch
            {
                Stage.Fresh => TimeSpan.FromHours(2 + i % 5 * 4),
                Stage.Waiting => TimeSpan.FromDays(2 + i % 3),
                Stage.Overdue => TimeSpan.FromDays(12 + i),
                Stage.Drafted or Stage.WithSecondReader => TimeSpan.FromDays(4 + i % 4),
                _ => TimeSpan.FromDays(20 + i * 9),
            };
            var (received, who, report) = (Entente.Audit.Act.Cut(now - back), world.Person(person), world.ReportsOf(person).First());
            return new DossierPlan
            {
                Number = i, Person = person, Stage = stage, Received = received, Who = who, Report = report, Body = body, Territory = world.Data.Bodies[body].Territory,
                Telling = new(report, who, world.Network(who.Network), DateOnly.FromDateTime(received.UtcDateTime), new(person * 7_919 + 17)),
            };
        })];
    }

    /// <summary>What was done, by whom, when.</summary>
    public IEnumerable<Step> Steps()
    {
        yield return new(Received.AddMinutes(-40), WriteAsync);
        yield return new(Received, SendAsync);
        if (IsDanger) yield return new(Received.AddMinutes(10), AnswerAlertAsync);
        if (Stage == Stage.Fresh || (Stage == Stage.Waiting && Number % 12 == 10)) yield break;
        yield return new(Received.AddHours(2), RouteAsync);
        if (Stage == Stage.Waiting) yield break;
        yield return new(Received.AddHours(5), OpenAsync);
        if (Stage == Stage.Overdue && Number % 12 == 3) yield return new(Received.AddHours(30), PauseAsync);
        if (Stage == Stage.Overdue) yield break;
        yield return new(Received.AddHours(26), WeighAsync);
        if (Stage is Stage.Negative or Stage.WithSecondReader || (Stage == Stage.Positive && IsChild)) yield return new(Received.AddHours(50), HandOnAsync);
        if (Stage == Stage.Negative || (Stage == Stage.Positive && IsChild)) yield return new(Received.AddHours(70), ReadSecondAsync);
        if (Stage is Stage.Negative or Stage.Positive) yield return new(Received.AddHours(76), IssueAsync);
        if (Stage == Stage.Positive && Number % 2 == 0) yield return new(Received.AddHours(80), SupportAsync);
    }
}
