using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Entente.Triage.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Works out what would happen to each of the many, and keeps it to be shown. Nothing is done yet; it can be said otherwise until it is confirmed.</summary>
public sealed class PreviewMany(EntenteDb db, IStore store, Gate gate, QuestionSets sets)
{
    public async Task<Result<ManyRun>> RunAsync(Reference reference, ManyForm form, Act act, CancellationToken ct)
    {
        var own = await OwnMany.FindAsync(db, gate, reference, act, ct);
        if (own.IsRefused) return own;
        var run = own.Value;
        if (!run.IsOpen) return new RunWentOn();
        await using var all = store.Open(Reader.Machine);
        if (await PlanAsync(run, form, all, act, ct) is { } problem) return problem;

        var rows = await db.ManyRows.Where(r => r.Run == run.Id).OrderBy(r => r.Number).ToListAsync(ct);
        var facts = await ManyLook.AtAsync(db, all, [.. rows.Select(r => r.Dossier)], act, ct);
        var decide = await DeciderAsync(run, all, act, ct);
        foreach (var row in rows)
        {
            var fact = facts[row.Dossier];
            (row.To, row.Why) = decide(fact);
            row.Outcome = row.Why == ManyReason.None ? ManyOutcome.Will : ManyOutcome.Refused;
            if (fact.Referral is { } referral) (row.Version, row.FromTeam, row.WasRouted) = (referral.Version, referral.Team, referral.Status == ReferralStatus.Routed);
        }

        run.Foreseen = rows.Count(r => r.Outcome == ManyOutcome.Will);
        run.Go(ManyState.Ready);
        return await OwnMany.CommitAsync(db, act, new ManyPreviewed(reference, run.Action!.Value, run.Foreseen, rows.Count - run.Foreseen), run, ct);
    }

    /// <summary>What is asked for, checked and kept on the run.</summary>
    private async Task<Problem?> PlanAsync(ManyRun run, ManyForm form, EntenteDb all, Act act, CancellationToken ct)
    {
        switch (form.Action)
        {
            case ManyAction.Route:
                if (!Reference.TryParse(form.Team, out var wanted) || await RouteReferral.Teams(db, act).SingleOrDefaultAsync(t => t.Reference == wanted, ct) is not { } team) return new ToTeamMissing();
                run.Plan(ManyAction.Route, team.Id, null, null);
                return null;
            case ManyAction.Assign:
                if ((form.Person ?? "").Split(':') is not [var said, var who] || !Enum.TryParse<Role>(said, out var role) || !ManyForm.Roles.Contains(role) || !Reference.TryParse(who, out var person)
                    || (await db.AssignablesAsync(act.Reader.Organisation, role, act.When, ct)).FirstOrDefault(a => a.Reference == person) is not { } found) return new ToPersonMissing();
                run.Plan(ManyAction.Assign, null, found.User, role);
                return null;
            case ManyAction.ByRule:
                if (form.Role is not { } asked || !ManyForm.Roles.Contains(asked)) return new RuleRoleMissing();
                if (await all.SharingRuleAsync(run.Team, asked, ct) is null) return new NoSharingRule();
                run.Plan(ManyAction.ByRule, null, null, asked);
                return null;
            default:
                return new ActionMissing();
        }
    }

    /// <summary>To whom each goes, or why to nobody, one after another.</summary>
    private async Task<Func<ManyFacts, (UserId? To, ManyReason Why)>> DeciderAsync(ManyRun run, EntenteDb all, Act act, CancellationToken ct)
    {
        if (run.Action == ManyAction.Route) return f => (null, ManyDecision.ToRoute(f, run.ToTeam!.Value));
        var role = run.ToRole!.Value;
        var rule = run.Action == ManyAction.ByRule ? await all.SharingRuleAsync(run.Team, role, ct) : null;
        var people = await ManyLook.PeopleAsync(all, rule is null ? [run.ToUser!.Value] : [.. rule.Sharers.Select(s => s.User)], run.Organisation, act.When, ct);
        if (rule is null) return f => people.TryGetValue(run.ToUser!.Value, out var one) ? (one.User, ManyDecision.ToAssign(f, one, role)) : (run.ToUser, ManyReason.NotInThisRole);

        var turns = new Turns(rule, await all.LoadsAsync(people.Keys, role, ct));
        var relations = await Gate.RelationsAsync(db, act.Reader, ct);
        return f =>
        {
            if (ManyDecision.ToShare(f) is not ManyReason.None and var shut) return (null, shut);
            if (f.Held.Any(a => a.Until is null && a.Role == role)) return (null, ManyReason.RoleTaken);
            var next = turns.Next(WorkOf(f.Referral!, relations, act), user => people.TryGetValue(user, out var one) && ManyDecision.ToPropose(f, one, role) == ManyReason.None);
            return next is null ? (null, ManyReason.NobodyFits) : (next, ManyReason.None);
        };
    }

    /// <summary>Only what whoever proposes is shown decides: whom it goes to would tell the rest.</summary>
    private SharedWork WorkOf(Referral referral, Relations relations, Act act)
    {
        var set = sets[referral.Questions];
        var sight = new ReferralSight(set, kind => Gate.Weigh(db, act, kind, Verb.Read, relations.Of(referral), referral).Shape);
        return new(sight.Language(referral), sight.Shows(set["C1"], set["C1"].Find(Part.Only)) ? referral.IsChild : null);
    }
}
