using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases;

/// <summary>Whether the test is met.</summary>
public enum GroundsOutcome { Positive, Negative }

public enum GroundsState { Draft, WithSecondReader, Returned, Agreed, Issued }

/// <summary>What the second reader thinks. A disagreement sends it back with reasons; both views stay.</summary>
public enum SecondView { Agree, Disagree, Return }

/// <summary>A reasonable-grounds decision from its draft to its letter. Keeps the regime in force and how much of the log was known when it was issued.</summary>
public sealed class Grounds : IOfDossier
{
    private Grounds() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required GroundsId Id { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>The regime in force on the day it was last saved, and so on the day of issue; a decision replays under its own law.</summary>
    [Open] public required string Regime { get; set; }
    [Open] public required bool NeedsMeans { get; init; }
    [Sensitive] public GroundsOutcome? Outcome { get; private set; }
    /// <summary>Codes of data/regimes/reasons.json, separated by spaces.</summary>
    [Sensitive] public string Reasons { get; private set; } = "";
    [Sensitive] public string Words { get; private set; } = "";
    [Open] public GroundsState State { get; private set; }
    [Open] public required UserId Author { get; set; }

    /// <summary>Everybody whose words are in it, by id, separated by spaces: none of them reads it second.</summary>
    [Open] public string Authors { get; private set; } = "";
    [Open] public UserId? SecondReader { get; private set; }
    [Open] public SecondView? View { get; private set; }
    [Sensitive] public string SecondWords { get; private set; } = "";
    [Open] public DateTimeOffset SavedAt { get; private set; }
    [Open] public DateTimeOffset? IssuedAt { get; private set; }
    /// <summary>The log's line up to which things were known at issue.</summary>
    [Open] public long KnownUpTo { get; private set; }
    /// <summary>The letter as it was issued: later texts, reasons and clocks do not reach back into it.</summary>
    [Sensitive] public Letter? Letter { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public IReadOnlyList<string> ReasonCodes => Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void GiveTo(TeamId team) => Team = team;

    public bool WroteIt(UserId user) => user == Author || Authors.Split(' ').Contains(user.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Compulsory where somebody loses by it or cannot speak for themselves: negative, or a child.</summary>
    public bool NeedsSecondReader => Outcome == GroundsOutcome.Negative || !NeedsMeans;

    public static Grounds Begin(Case about, Regime regime, IdSource ids, Act act) => new()
    {
        Id = ids.Next<GroundsId>(),
        Case = about.Id,
        Dossier = about.Dossier,
        Organisation = about.Organisation,
        Team = about.Team,
        Regime = regime.Code,
        NeedsMeans = !about.IsChild,
        Author = act.Reader.User,
        SavedAt = act.When,
    };

    /// <summary>Saves a draft as far as it has come; only what cannot be kept is refused.</summary>
    /// <param name="regime">The law of the day: saving is going over the text under it.</param>
    public IReadOnlyList<Problem> Save(GroundsForm form, Regime regime, Act act)
    {
        if (State == GroundsState.Issued) return [new AlreadyIssued()];
        if (form.Words?.Length > Evidence.MostText) return [new TextTooLong(nameof(form.Words), "the-reasons", Evidence.MostText)];
        if (form.Words is { } words && NormalForms.IsBroken(words)) return [new TextBroken(nameof(form.Words), "the-reasons")];
        (Outcome, Reasons, Words) = (form.Outcome, string.Join(' ', form.Reasons), form.Words?.Trim() ?? "");
        Regime = regime.Code;
        ReadByNobody();
        if (!WroteIt(act.Reader.User)) Authors = $"{Authors} {act.Reader.User.Value}".Trim();
        (Author, SavedAt, Version) = (act.Reader.User, act.When, Version + 1);
        return [];
    }

    /// <summary>The evidence changed: whoever read the draft before read something else. True where that takes a reading back.</summary>
    public bool Overtake()
    {
        if (State is GroundsState.Draft or GroundsState.Issued) return false;
        ReadByNobody();
        Version++;
        return true;
    }

    private void ReadByNobody() => (State, SecondReader, View, SecondWords) = (GroundsState.Draft, null, null, "");

    /// <summary>What still keeps it from being finished.</summary>
    /// <param name="weighed">The evidence in force.</param>
    public IReadOnlyList<Problem> Missing(IReadOnlyList<Reason> known, IReadOnlyList<Evidence> weighed)
    {
        List<Problem> problems = [];
        if (State == GroundsState.Issued) problems.Add(new AlreadyIssued());
        if (Outcome is null) problems.Add(new OutcomeMissing());
        if (weighed.Count == 0) problems.Add(new NothingWeighed());
        else if (Outcome == GroundsOutcome.Positive) problems.AddRange(Needed(known).Where(e => !weighed.Any(w => w.Element == e && w.Side == Side.For)).Select(e => new ElementNotShown(e)));
        if (ReasonCodes.Count == 0) problems.Add(new ReasonsMissing());
        if (string.IsNullOrWhiteSpace(Words)) problems.Add(new WordsMissing());
        foreach (var code in ReasonCodes)
        {
            var reason = known.FirstOrDefault(r => r.Code == code);
            if (reason is null) problems.Add(new ReasonUnknown());
            else if (Outcome is { } outcome && !reason.Fits(outcome, !NeedsMeans)) problems.Add(new ReasonDoesNotFit(reason.Text));
        }

        return problems;
    }

    /// <summary>The elements that a positive decision rests on.</summary>
    private IEnumerable<Element> Needed(IReadOnlyList<Reason> known)
    {
        if (!known.Any(r => r.NeedsNoAct && ReasonCodes.Contains(r.Code))) yield return Element.Act;
        if (NeedsMeans) yield return Element.Means;
        yield return Element.Purpose;
    }

    public void SendToSecondReader() => (State, Version) = (GroundsState.WithSecondReader, Version + 1);

    public IReadOnlyList<Problem> Read(SecondReadingForm form, Act act)
    {
        if (State != GroundsState.WithSecondReader) return [new NotWithASecondReader()];
        if (WroteIt(act.Reader.User)) return [new ReaderIsTheAuthor()];
        List<Problem> problems = [];
        if (form.View is null) problems.Add(new ViewMissing());
        else if (form.View != SecondView.Agree && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new ViewNeedsWords());
        if (form.Words?.Length > Evidence.MostText) problems.Add(new TextTooLong(nameof(form.Words), "your-reasons", Evidence.MostText));
        else if (form.Words is { } words && NormalForms.IsBroken(words)) problems.Add(new TextBroken(nameof(form.Words), "your-reasons"));
        if (problems.Count > 0) return problems;
        (SecondReader, View, SecondWords) = (act.Reader.User, form.View, form.Words?.Trim() ?? "");
        (State, Version) = (form.View == SecondView.Agree ? GroundsState.Agreed : GroundsState.Returned, Version + 1);
        return [];
    }

    /// <param name="today">The regime in force on the day of issue; null where the data know of none.</param>
    public IReadOnlyList<Problem> Issue(IReadOnlyList<Reason> known, IReadOnlyList<Evidence> weighed, Regime? today, Act act)
    {
        var problems = Missing(known, weighed).ToList();
        if (problems.Count == 0 && NeedsSecondReader && State != GroundsState.Agreed) problems.Add(new NotReadyToIssue());
        if (today is null) problems.Add(new NoRegimeInForce());
        else if (today.Code != Regime) problems.Add(new LawHasChanged(today.From));
        if (problems.Count > 0) return problems;
        (State, IssuedAt, Version) = (GroundsState.Issued, act.When, Version + 1);
        return [];
    }

    /// <summary>Keeps how far the log went; asked once, within the commit that issues it.</summary>
    public void KnewUpTo(long line) => KnownUpTo = KnownUpTo == 0 ? line : throw new InvalidOperationException("What was known at issue does not change.");

    public void KeepLetter(Letter letter) => Letter ??= letter;

    public override string ToString() => $"reasonable grounds, {State}";
}
