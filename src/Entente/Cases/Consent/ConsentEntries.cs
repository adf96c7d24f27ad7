using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases.Consent;

/// <summary>Decides whether what was written down becomes lines of the ledger. Reads nothing but its arguments.</summary>
public static partial class ConsentEntries
{
    public const int MostName = 200;
    public const int MostWords = 2_000;

    /// <param name="age">When the person comes to be 18; null where no date of birth is known.</param>
    /// <param name="parentMayBeInvolved">Whether the referral says that a parent or carer may have a part in it.</param>
    public static Result<IReadOnlyList<ConsentEntry>> From(ConsentForm form, Case about, ConsentTerms terms, WorkingCalendar calendar, ComingOfAge? age, bool parentMayBeInvolved, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        if (form.Act is null or ConsentAct.Withdrawn) problems.Add(new ConsentActMissing());
        if (!Has(terms.Purposes, form.Purpose)) problems.Add(new PurposeMissing());
        if (!Has(terms.Recipients, form.Recipient)) problems.Add(new RecipientMissing());
        if (string.IsNullOrEmpty(form.Country) || Countries.Shipped.CodeOf(form.Country) is null) problems.Add(new CountryMissing());
        if (form.Sets.Count == 0 || !form.Sets.All(s => Has(terms.Sets, s))) problems.Add(new SetsMissing());
        var said = Moment.Of(form.When, form.Day, form.Time, calendar, act.When, problems);
        problems.AddRange(Texts(form));
        if (form.By is null) problems.Add(new SpeakerMissing());
        else if (form.By != ConsentBy.Person && Empty(form.ByName)) problems.Add(new SpeakerNameMissing());
        // Who may agree for whom is asked of the day on which they did.
        var day = calendar.DayOf(said.From);
        if (form.Act == ConsentAct.Given) problems.AddRange(Agreement(form, about.IsChildOn(day, age?.By), parentMayBeInvolved));
        if (form is { Act: ConsentAct.Given, Until: { } until } && said.Through is var through && calendar.StartOf(until.AddDays(1)) <= through) problems.Add(new EndsBeforeItIsGiven());
        if (problems.Count > 0) return problems;

        DateTimeOffset? ends = form is { Act: ConsentAct.Given, Until: { } last } ? calendar.StartOf(last.AddDays(1)) : null;
        // What another agreed to for a child ends when the child may decide: the person is asked anew.
        if (form is { Act: ConsentAct.Given, By: ConsentBy.Guardian or ConsentBy.Parent } && age?.AskedAnewAfter(day) is { } birthday && calendar.StartOf(birthday) is var grown && (ends is null || grown < ends)) ends = grown;
        var text = terms.TextOf(form.Purpose, calendar.DayOf(act.When));
        return (from set in form.Sets.Distinct()
                select new ConsentEntry
                {
                    Id = ids.Next<ConsentId>(),
                    Reference = Reference.New("CONS"),
                    Dossier = about.Dossier,
                    Organisation = about.Organisation,
                    Team = about.Team,
                    Act = form.Act!.Value,
                    Purpose = form.Purpose!,
                    Recipient = form.Recipient!,
                    Named = Clean(form.Named),
                    Country = Countries.Shipped.CodeOf(form.Country)!,
                    Set = set,
                    From = said.From,
                    Through = said.Through,
                    Until = ends,
                    EnteredAt = act.When,
                    TakenBy = act.Reader.User,
                    Text = text?.Code ?? "",
                    Language = Clean(form.Language),
                    ReadBy = Clean(form.ReadBy),
                    InterpretedBy = form.ReadBy == "interpreter" ? Clean(form.InterpretedBy) : "",
                    Interpreter = form.ReadBy == "interpreter" ? Clean(form.Interpreter) : "",
                    ExplainedBack = form.ExplainedBack,
                    OwnWords = Clean(form.OwnWords),
                    Proof = Clean(form.Proof),
                    ProofKept = Clean(form.ProofKept),
                    Witness = form.Proof == "witnessed" ? Clean(form.Witness) : "",
                    By = form.By!.Value,
                    ByName = form.By == ConsentBy.Person ? "" : Clean(form.ByName),
                    ByGround = form.By == ConsentBy.Decider ? Clean(form.ByGround) : "",
                    OwnView = form.By == ConsentBy.Person ? "" : Clean(form.OwnView),
                }).ToList();
    }

    /// <summary>Lines that take back these, or everything. A person needs no reason, no proof and no text read to them to say no.</summary>
    public static Result<IReadOnlyList<ConsentEntry>> Withdrawing(WithdrawalForm form, IReadOnlyList<ConsentEntry> ledger, Case about, WorkingCalendar calendar, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        var everything = form.What.Contains(WithdrawalForm.Everything);
        var what = form.What.Select(w => Reference.TryParse(w, out var reference) ? ledger.FirstOrDefault(e => e.Reference == reference && e.Act == ConsentAct.Given) : null).ToList();
        if (!everything && (what.Count == 0 || what.Any(w => w is null))) problems.Add(new NothingToWithdraw());
        var said = Moment.Of(form.When, form.Day, form.Time, calendar, act.When, problems);
        if (!everything && what.Any(w => w is not null && said.Through < w.From)) problems.Add(new WithdrawnBeforeItWasGiven());
        if (form.By is null) problems.Add(new SpeakerMissing());
        else if (form.By != ConsentBy.Person && Empty(form.ByName)) problems.Add(new SpeakerNameMissing());
        Check(problems, nameof(form.ByName), "speaker", form.ByName, MostName);
        Check(problems, nameof(form.OwnWords), "own-words", form.OwnWords, MostWords);
        if (problems.Count > 0) return problems;

        return (from scope in everything ? [ConsentScope.Everything] : what.Select(w => w!.Scope).Distinct()
                select new ConsentEntry
                {
                    Id = ids.Next<ConsentId>(),
                    Reference = Reference.New("CONS"),
                    Dossier = about.Dossier,
                    Organisation = about.Organisation,
                    Team = about.Team,
                    Act = ConsentAct.Withdrawn,
                    Purpose = scope.Purpose,
                    Recipient = scope.Recipient,
                    Named = scope.Named,
                    Country = scope.Country,
                    Set = scope.Set,
                    From = said.From,
                    Through = said.Through,
                    EnteredAt = act.When,
                    TakenBy = act.Reader.User,
                    OwnWords = Clean(form.OwnWords),
                    By = form.By!.Value,
                    ByName = form.By == ConsentBy.Person ? "" : Clean(form.ByName),
                }).ToList();
    }
}
