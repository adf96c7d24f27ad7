using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;

namespace Entente.Bench;

/// <summary>Who works at a centre that is measured, and on what: a case with its referral and clock for each fifty persons, forty dossiers to whoever is assigned any, each with five hundred lines of history.</summary>
internal sealed class Desk(Centre centre)
{
    private const int DossiersOfEach = 40;
    private const int LinesOfEach = 500;
    private const int Waiting = 2_000;
    private readonly Act _act = Act.OfMachine(TimeProvider.System.GetUtcNow());
    private readonly TeamId _team = new(1);

    public async Task FillAsync()
    {
        var workers = await StaffAsync();
        var cases = centre.World.Size.Persons / Centre.PersonsToACase;
        var clocks = new DecisionClocks(centre.Ids, ClockRules.Shipped, Calendars.Shipped);
        List<(Case Case, bool Waits)> all = [];
        foreach (var chunk in Enumerable.Range(0, cases).Chunk(1_000))
        {
            await using var db = centre.Store.Open(Reader.Machine);
            var happened = new List<Event>();
            foreach (var i in chunk)
            {
                var opened = Case.Open(centre.Ids, new(Reference.New("REF"), new(i * Centre.PersonsToACase + 1), new(2), _team, "GB-EAW", _act.When.AddDays(-i % 4_000), i % 3 == 0), _act);
                db.Add(opened);
                happened.Add(new CaseOpened(opened.Reference, opened.Referral, opened.Dossier));
                if (Regimes.Shipped.On(opened.Territory, clocks.DayOf(opened, opened.ReceivedAt)) is { } regime) happened.AddRange(await clocks.BeginAsync(db, opened, regime, _act, default));
                // The latest and the oldest, so that a list cannot live on one end of an index.
                if (i % (cases / DossiersOfEach + 1) == 0)
                {
                    foreach (var (user, role) in workers) db.Add(new Assignment { Id = centre.Ids.Next<AssignmentId>(), Dossier = opened.Dossier, User = user, Role = role, From = _act.When });
                    happened.AddRange(Enumerable.Range(0, LinesOfEach).Select(_ => new Touched(opened.Dossier)));
                }

                all.Add((opened, i >= cases - Waiting));
            }

            await db.CommitAsync(_act, happened, default);
        }

        await ReferralsAsync(all);
    }

    private async Task<List<(UserId User, Role Role)>> StaffAsync()
    {
        var bodies = centre.World.Data.Bodies.Select((b, i) => new Organisation { Id = new(i + 1), Reference = Reference.New("ORG"), Name = b.Name, Sort = b.Sort }).ToList();
        var people = centre.World.Data.Personas.Select((p, i) => (User: User.New(new(i + 1), $"bench{i}", p.Name, $"bench{i}@example.org", bodies.First(b => b.Name == p.Organisation).Id, bodies[0].Name == p.Organisation ? _team : default, persona: true), p.Role)).ToList();
        await using var db = centre.Store.Open(Reader.Machine);
        db.AddRange(bodies);
        db.Add(new Team { Id = _team, Reference = Reference.New("TEAM"), Organisation = bodies[0].Id, Name = "Intake (made up)" });
        db.AddRange(people.Select(p => p.User));
        db.AddRange(people.Select((p, i) => UserRole.Held(new(i + 1), p.User.Id, p.Role, _act.When.AddYears(-1))));
        db.AddRange(centre.World.Data.Bodies.Select((b, i) => new RecordSource { Id = new(i + 1), Reference = Reference.New("SRC"), Name = $"Bench: {b.Name}", Kind = SourceKind.Partner, Reliability = Reliability.Untested, Organisation = new(i + 1) }));
        await db.CommitAsync(_act, new CentreSetUp(bodies[0].Id, people[0].User.Id), default);
        return [.. people.Where(p => p.Role is Role.CaseWorker or Role.DecisionMaker).Select(p => (p.User.Id, p.Role))];
    }

    /// <summary>A referral to each case; the latest still wait in triage.</summary>
    private async Task ReferralsAsync(List<(Case Case, bool Waits)> all)
    {
        string[] columns = ["Id", "Reference", "Draft", "Dossier", "Organisation", "Team", "SentBy", "SentAt", "Questions", "Answers", "Territory", "IsChild", "Sort", "Recipients", "Urgency", "Due", "Status", "Version"];
        await using var db = centre.Store.Open(Reader.Machine);
        var urgencies = Enum.GetNames<Urgency>();
        await centre.Ledger.CommitBulkAsync(db, _act, new Referred(all.Count), ct => db.Bulk.InsertAsync(db, "referrals", columns, all.Select((x, i) => new object?[]
        {
            centre.Ids.Next(), x.Case.Referral.Text, centre.Ids.Next(), x.Case.Dossier.Value, x.Case.Organisation.Value, x.Waits ? 0L : _team.Value, 1L, x.Case.ReceivedAt, QuestionSets.Shipped.Current.Code, "{}", x.Case.Territory,
            x.Case.IsChild == true, nameof(ReferralSort.Referral), "", urgencies[i % urgencies.Length], null, x.Waits ? nameof(ReferralStatus.Received) : nameof(ReferralStatus.Routed), 1,
        }), ct), default);
    }

    private sealed record Touched(DossierId Dossier) : Event
    {
        public override DossierId About => Dossier;
    }

    private sealed record Referred(int Referrals) : Event;
}
