using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Routing;

/// <summary>What a person says of the authority.</summary>
public sealed record AuthorityForm
{
    public string? Authority { get; init; }
    public string? Why { get; init; }

    /// <summary>How many choices there were when the page was opened.</summary>
    public int Seen { get; init; }
}

/// <summary>Keeps which authority decides about a referral: as the rules propose, or otherwise with a reason.</summary>
public sealed class ChooseAuthority(EntenteDb db, Gate gate, AuthorityOfReferral authorities, IdSource ids)
{
    public const int MostWhy = 1_000;

    public async Task<Result<AuthorityChoice>> RunAsync(Referral referral, AuthorityForm form, Act act, CancellationToken ct)
    {
        if (await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, referral, ct) is { Allowed: false } no) return NotAllowed.By(no);
        // Who is not shown the age is not shown who decides, and does not say it either.
        if (await gate.AskAsync(db, act, DataKind.ChildFlags, Verb.Read, referral, ct) is { Allowed: false } shut) return NotAllowed.By(shut);
        var view = await authorities.WeighAsync(referral, act, ct);
        var why = (form.Why ?? "").Trim();
        var otherwise = view.Proposal.Rule is { } rule && rule.Authority != form.Authority;
        List<Problem> problems = [];
        if (!view.Authorities.Any(a => a.Code == form.Authority)) problems.Add(new AuthorityMissing());
        else if (otherwise && why.Length == 0) problems.Add(new WhyOtherwiseMissing());
        if (why.Length > MostWhy) problems.Add(new WhyOtherwiseTooLong());
        if (NormalForms.IsBroken(why)) problems.Add(new WhyOtherwiseBroken());
        if (problems.Count > 0) return problems;
        if (view.Choices.Count != form.Seen) return new AuthorityChosenMeanwhile();

        var chosen = new AuthorityChoice
        {
            Id = ids.Next<AuthorityChoiceId>(),
            Dossier = referral.Dossier,
            Organisation = referral.Organisation,
            Team = referral.Team,
            Number = form.Seen + 1,
            Authority = form.Authority!,
            Rule = view.Proposal.Rule?.Code ?? "",
            IsOtherwise = otherwise,
            Why = why,
            By = act.Reader.User,
            At = act.When,
        };
        db.AuthorityChoices.Add(chosen);
        try
        {
            await db.CommitAsync(act, new AuthorityChosen(referral.Reference, chosen.Number, otherwise, referral.Dossier), ct);
            return chosen;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.AuthorityChoices.AnyAsync(c => c.Dossier == referral.Dossier && c.Number == chosen.Number, ct)) return new AuthorityChosenMeanwhile();
            throw;
        }
    }
}

/// <summary>Somebody said which authority decides about a referral. Which one is not in the log, for it tells the age.</summary>
/// <param name="Otherwise">Whether it is another than the rules proposed.</param>
[Step(DataKind.ChildFlags)]
public sealed record AuthorityChosen(Reference Referral, int Number, bool Otherwise, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

public sealed record AuthorityMissing() : Problem(nameof(AuthorityForm.Authority));
public sealed record WhyOtherwiseMissing() : Problem(nameof(AuthorityForm.Why));
public sealed record WhyOtherwiseTooLong() : Problem(nameof(AuthorityForm.Why), ChooseAuthority.MostWhy);
public sealed record WhyOtherwiseBroken() : Problem(nameof(AuthorityForm.Why));
public sealed record AuthorityChosenMeanwhile() : Problem("");
