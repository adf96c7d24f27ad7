using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Routing;

/// <summary>Which authority the rules propose for a referral and which was chosen, and the police force of each place: from the answers that this reader is shown, and no others.</summary>
public sealed class AuthorityOfReferral(EntenteDb db, QuestionSets sets, RoutingRules rules, ForceAreas areas)
{
    /// <summary>Questions that tell where something is or was, and whose force counts.</summary>
    private static readonly string[] Places = ["A5", "J1", "F2"];

    /// <summary>Null where the reader is not shown the age, which the authority tells. The read of the referral, which comes before, is remembered there.</summary>
    public async Task<AuthorityView?> ReadAsync(Referral referral, Act act, CancellationToken ct) =>
        await Gate.WeighAsync(db, act, DataKind.ChildFlags, Verb.Read, referral, ct) is { Allowed: true, Shape: Shape.Full } ? await WeighAsync(referral, act, ct) : null;

    internal async Task<AuthorityView> WeighAsync(Referral referral, Act act, CancellationToken ct)
    {
        var sight = await SightAsync(referral, act, ct);
        var set = sets[referral.Questions];
        var day = Calendars.Shipped.Of(referral.Territory).DayOf(act.When);
        var choices = await db.AuthorityChoices.AsNoTracking().Where(c => c.Dossier == referral.Dossier).OrderBy(c => c.Number).ToListAsync(ct);
        var names = await db.NamesAsync(choices.Select(c => c.By), ct);
        return new(rules.Propose(FactsOf(referral, set, sight), day), rules.Of(referral.Territory, day),
            [.. choices.Select(c => new ChosenAuthority(rules.NameOf(c.Authority), c, names.GetValueOrDefault(c.By, "•••")))]);
    }

    /// <summary>The force of each place that the reader is shown.</summary>
    public async Task<IReadOnlyList<ForceOfPlace>> ForcesAsync(Referral referral, Act act, CancellationToken ct)
    {
        var (set, sight) = (sets[referral.Questions], await SightAsync(referral, act, ct));
        return [.. from code in Places
                   let question = set.Find(code)
                   where question is not null && question.Parts.Where(p => p.Code is "town" or "region" or "force").All(p => sight.Shows(question, p))
                   from row in referral.Answers.Said(code)
                   let said = row.First("force")
                   where said is not null || row.First("town") is not null || row.First("region") is not null
                   let force = said ?? areas.Of(row)
                   select new ForceOfPlace(question.Label, row.First("town") ?? row.First("region") ?? "", force is null ? "" : question.Find("force")?.TextOf(force) ?? force, said is not null)];
    }

    private async Task<ReferralSight> SightAsync(Referral referral, Act act, CancellationToken ct)
    {
        var relation = await Gate.RelationAsync(db, act.Reader, referral, ct);
        return new(sets[referral.Questions], kind => Gate.Weigh(db, act, kind, Verb.Read, relation, referral).Shape);
    }

    private static RoutingFacts FactsOf(Referral referral, QuestionSet set, ReferralSight sight)
    {
        bool Shown(string question, string part) => set.Find(question) is { } asked && sight.Shows(asked, asked.Find(part));
        RoutingAge? age = !Shown("C1", Part.Only) ? null : !referral.IsChild ? RoutingAge.Adult : referral.Answers.First("C1") == "child" ? RoutingAge.Child : RoutingAge.PerhapsChild;
        return new(referral.Territory, age, Shown("D1", "authority") ? referral.Answers.First("D1", "authority") ?? "" : null, Shown, (question, part) => [.. referral.Answers.All(question, part)]);
    }
}

/// <param name="Authorities">Those that may be chosen.</param>
/// <param name="Choices">What was chosen, the first first; the last holds.</param>
public sealed record AuthorityView(RoutingProposal Proposal, IReadOnlyList<Authority> Authorities, IReadOnlyList<ChosenAuthority> Choices);

/// <summary>What somebody chose, by name.</summary>
public sealed record ChosenAuthority(string Name, AuthorityChoice Choice, string By)
{
    public override string ToString() => Choice.ToString();
}

/// <summary>The police force of one place.</summary>
/// <param name="Question">What was asked about the place.</param>
/// <param name="Force">Empty: the place does not say it, so somebody asks.</param>
/// <param name="IsSaid">Whoever referred named it; else it is proposed from the place.</param>
public sealed record ForceOfPlace(string Question, string Place, string Force, bool IsSaid)
{
    public override string ToString() => IsSaid ? "said" : Force.Length > 0 ? "proposed" : "ask";
}
