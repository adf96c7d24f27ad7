using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Sharing;

/// <summary>What a supervisor says of how work is shared.</summary>
public sealed record SharingForm
{
    public Role? For { get; init; }
    public SharingTurn? Turn { get; init; }
    public bool ByLanguage { get; init; }
    public bool ChildrenApart { get; init; }

    /// <summary>References of those among whom it is shared.</summary>
    public List<string> People { get; init; } = [];

    /// <summary>References of those of them who work with children.</summary>
    public List<string> Children { get; init; } = [];

    /// <summary>A line a person: the name, a colon, and the codes of the languages that they speak.</summary>
    public string? Speaks { get; init; }

    /// <summary>The version that the form was opened on; 0: there was none.</summary>
    public int Seen { get; init; }
}

/// <summary>Keeps a new version of a team's rule for sharing work. A supervisor of the team does.</summary>
public sealed class KeepSharingRule(EntenteDb db, Gate gate, QuestionSets sets, IdSource ids)
{
    public async Task<Result<SharingRule>> RunAsync(SharingForm form, Act act, CancellationToken ct)
    {
        var rule = new SharingRule
        {
            Id = ids.Next<SharingRuleId>(),
            Organisation = act.Reader.Organisation,
            Team = act.Reader.Team,
            For = form.For ?? Role.CaseWorker,
            Number = form.Seen + 1,
            Turn = form.Turn ?? SharingTurn.LongestAgo,
            ByLanguage = form.ByLanguage,
            ChildrenApart = form.ChildrenApart,
            Sharers = [],
            By = act.Reader.User,
            At = act.When,
        };
        if (await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, rule, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (act.Reader.Role != Role.Supervisor) return new KeptByASupervisor();

        List<Problem> problems = [];
        if (form.For is not (Role.CaseWorker or Role.DecisionMaker)) problems.Add(new SharingRoleMissing());
        if (form.Turn is null) problems.Add(new SharingTurnMissing());
        var may = await db.AssignablesAsync(act.Reader.Organisation, rule.For, act.When, ct);
        var chosen = may.Where(a => form.People.Contains(a.Reference.Text)).ToList();
        if (chosen.Count == 0) problems.Add(new SharersMissing());
        var speaks = Speaks(form.Speaks, chosen, problems);
        List<Sharer> sharers = [.. chosen.Select(a => new Sharer(a.User, speaks.GetValueOrDefault(a.User, []), form.Children.Contains(a.Reference.Text)))];
        if (form.ChildrenApart && chosen.Count > 0 && !sharers.Exists(s => s.Children)) problems.Add(new NobodyForChildren());
        if (problems.Count > 0) return problems;
        if ((await db.SharingRuleAsync(rule.Team, rule.For, ct))?.Number is var last && (last ?? 0) != form.Seen) return new RuleChangedMeanwhile();

        rule.Sharers = sharers;
        db.SharingRules.Add(rule);
        try
        {
            await db.CommitAsync(act, new SharingRuleKept(rule.Team, rule.For, rule.Number, rule.Turn, sharers.Count), ct);
            return rule;
        }
        catch (DbUpdateException)
        {
            // Two at the same moment: the index on the number let one in. Whatever else failed is thrown on.
            db.ChangeTracker.Clear();
            if (await db.SharingRules.AnyAsync(r => r.Team == rule.Team && r.For == rule.For && r.Number == rule.Number, ct)) return new RuleChangedMeanwhile();
            throw;
        }
    }

    /// <summary>Who speaks what, line by line: each names somebody who was chosen, and languages of the list of the questions.</summary>
    private Dictionary<UserId, List<string>> Speaks(string? said, List<Assignable> chosen, List<Problem> problems)
    {
        var languages = sets.Current["G1"].Find("best")?.Options?.Select(o => o.Code).ToHashSet() ?? [];
        var speaks = new Dictionary<UserId, List<string>>();
        foreach (var line in (said ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, codes) = line.LastIndexOf(':') is > 0 and var colon ? (line[..colon].Trim(), line[(colon + 1)..]) : (line, "");
            if (chosen.Where(c => c.Name == name).ToList() is not [var person])
            {
                problems.Add(new SpeakerUnknown());
                continue;
            }

            List<string> spoken = [.. codes.Split((char[])[' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(c => c.ToLowerInvariant()).Distinct()];
            if (spoken.Count == 0 || !spoken.TrueForAll(languages.Contains)) problems.Add(new LanguageUnknown());
            else speaks[person.User] = spoken;
        }

        return speaks;
    }
}

/// <summary>Shows how a team shares its work in a role.</summary>
public sealed class SharingOfTeam(EntenteDb db, Ledger ledger)
{
    /// <summary>Null where nobody has kept a rule.</summary>
    public async Task<SharingRule?> ReadAsync(Role role, Act act, CancellationToken ct)
    {
        var rule = await db.SharingRuleAsync(act.Reader.Team, role, ct);
        await ledger.RememberAsync(act, new Seen("sharing of work", "", rule is null ? 0 : 1), ct);
        return rule;
    }
}

/// <summary>A supervisor kept how the work of a team is shared in a role.</summary>
public sealed record SharingRuleKept(TeamId Team, Role For, int Number, SharingTurn Turn, int People) : Event;

public sealed record KeptByASupervisor() : Problem("");
public sealed record SharingRoleMissing() : Problem(nameof(SharingForm.For));
public sealed record SharingTurnMissing() : Problem(nameof(SharingForm.Turn));
public sealed record SharersMissing() : Problem(nameof(SharingForm.People));
public sealed record SpeakerUnknown() : Problem(nameof(SharingForm.Speaks));
public sealed record LanguageUnknown() : Problem(nameof(SharingForm.Speaks));
public sealed record NobodyForChildren() : Problem(nameof(SharingForm.Children));
public sealed record RuleChangedMeanwhile() : Problem("");
