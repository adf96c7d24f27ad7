using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;

namespace Entente.World;

/// <summary>How far a dossier has come.</summary>
internal enum Stage { Fresh, Waiting, Overdue, Drafted, WithSecondReader, Negative, Positive }

/// <summary>One person's way through the centre: when the referral came, how far it went, day by day.</summary>
internal sealed class DossierPlan
{
    // Out of each round of a dozen dossiers: a queue that looks lived in, and decisions both ways.
    private static readonly Stage[] Round = [Stage.Fresh, Stage.Waiting, Stage.Positive, Stage.Overdue, Stage.Negative, Stage.Drafted, Stage.Positive, Stage.WithSecondReader, Stage.Fresh, Stage.Positive, Stage.Waiting, Stage.Overdue];

    private DossierId _id;
    private Reference _case;

    /// <summary>The draft that the second reader is handed.</summary>
    private int _draft;

    public required int Person { get; init; }
    public required Stage Stage { get; init; }
    public required DateTimeOffset Received { get; init; }
    public required MadeUpPerson Who { get; init; }
    public required Report Report { get; init; }
    public required int Body { get; init; }
    public required string Territory { get; init; }

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
            return new DossierPlan
            {
                Person = person, Stage = stage, Received = Entente.Audit.Act.Cut(now - back), Who = world.Person(person), Report = world.ReportsOf(person).First(),
                Body = body, Territory = world.Data.Bodies[body].Territory,
            };
        })];
    }

    /// <summary>What was done, by whom, when.</summary>
    public IEnumerable<Step> Steps()
    {
        yield return new(Received, ReferAsync);
        if (Stage is Stage.Fresh or Stage.Waiting) yield break;
        yield return new(Received.AddHours(5), OpenAsync);
        if (Stage == Stage.Overdue) yield break;
        yield return new(Received.AddHours(26), WeighAsync);
        if (Stage is Stage.Negative or Stage.WithSecondReader || (Stage == Stage.Positive && IsChild)) yield return new(Received.AddHours(50), HandOnAsync);
        if (Stage == Stage.Negative || (Stage == Stage.Positive && IsChild)) yield return new(Received.AddHours(70), ReadSecondAsync);
        if (Stage is Stage.Negative or Stage.Positive) yield return new(Received.AddHours(76), IssueAsync);
    }

    private async Task ReferAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        _id = desk.NextDossier();
        var source = desk.Town.Sources[Body];
        var reader = new Reader(default, Role.FirstResponder, desk.Town.Bodies[Body].Id, default);
        if (Body == 1) reader = desk.Town.As(Role.FirstResponder);
        var drafts = Report.Things.Select(t => new RecordDraft(t.Schema, t.Statements)
        {
            Source = source.Id,
            Organisation = reader.Organisation,
            Dossier = _id,
            Said = PartialDate.Of(DateOnly.FromDateTime(Received.UtcDateTime)),
            Language = "en",
            ExternalId = t.Number,
            Reliability = source.Reliability,
        }).ToList();
        var kept = await desk.DoAsync<KeepRecords, AddedRecords>(reader, Received, (keep, act) => keep.RunAsync(drafts, act, ct));
        foreach (var (thing, record) in Report.Things.Zip(kept.Records))
        {
            if (thing.Person is { } person) truth.Add(record.Reference.Text, person);
        }
    }

    private async Task OpenAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        var supervisor = desk.Town.As(Role.Supervisor);
        var form = new CaseForm(Reference.New("REF"), _id, desk.Town.Bodies[Body].Id, desk.Town.Intake.Id, Territory, Received, IsChild);
        var opened = await desk.DoAsync<OpenCase, Case>(supervisor, Received.AddHours(5), (open, act) => open.RunAsync(form, act, ct));
        _case = opened.Reference;
        foreach (var role in (Role[])[Role.CaseWorker, Role.DecisionMaker])
        {
            await desk.DoAsync<AssignDossier, Assignment>(supervisor, Received.AddHours(6), (assign, act) => assign.RunAsync(opened, desk.Town.As(role).User, role, act, ct));
        }
    }

    private async Task WeighAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        var maker = desk.Town.As(Role.DecisionMaker);
        var positive = Stage != Stage.Negative;
        foreach (var element in (Element[])(IsChild ? [Element.Act, Element.Purpose] : [Element.Act, Element.Means, Element.Purpose]))
        {
            var form = new EvidenceForm
            {
                Element = element,
                Side = positive || element == Element.Act ? Side.For : Side.Neutral,
                Weight = element == Element.Act ? Weight.Strong : Weight.Some,
                What = $"Example world: what the referral says about the {element.ToString().ToLowerInvariant()}.",
                Why = "Example world: told freely, and fits what a second body noted.",
            };
            await desk.DoAsync<WeighEvidence, Evidence>(maker, Received.AddHours(26), (weigh, act) => weigh.AddAsync(_case, form, act, ct));
        }

        var grounds = new GroundsForm
        {
            Outcome = Stage == Stage.Drafted ? null : positive ? GroundsOutcome.Positive : GroundsOutcome.Negative,
            Reasons = Stage == Stage.Drafted ? [] : positive ? ["act-shown", "purpose-shown"] : ["purpose-not-enough"],
            Words = "Example world: these words are made up. The account and the records of two bodies were read and weighed.",
        };
        await desk.DoAsync<DraftGrounds, Grounds>(maker, Received.AddHours(27), (draft, act) => draft.SaveAsync(_case, grounds, act, ct));
    }

    private async Task HandOnAsync(Desk desk, Truth truth, CancellationToken ct) =>
        _draft = (await desk.DoAsync<DraftGrounds, Grounds>(desk.Town.As(Role.DecisionMaker), Received.AddHours(50), (draft, act) => draft.HandOnAsync(_case, act, ct))).Version;

    private async Task ReadSecondAsync(Desk desk, Truth truth, CancellationToken ct) =>
        await desk.DoAsync<ReadGroundsSecond, Grounds>(desk.Town.As(Role.Supervisor), Received.AddHours(70), (read, act) => read.RunAsync(_case, new() { View = SecondView.Agree, Version = _draft }, act, ct));

    private async Task IssueAsync(Desk desk, Truth truth, CancellationToken ct) =>
        await desk.DoAsync<IssueGrounds, Grounds>(desk.Town.As(Role.DecisionMaker), Received.AddHours(76), (issue, act) => issue.RunAsync(_case, act, ct));
}
