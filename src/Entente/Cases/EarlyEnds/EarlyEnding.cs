using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.EarlyEnds;

/// <summary>How far it has come: being written, given as notice, read by a second person, decided, or let go.</summary>
public enum EarlyEndState { Draft, Notified, WithSecondReader, Agreed, Ended, LetGo, Reversed }

/// <summary>A decision of its own to end somebody's recovery period before its time, for public order or because it was claimed in bad faith. Nothing ends by itself: notice, the person's answer and a second reader come first.</summary>
/// <remarks>Nationality and Borders Act 2022, section 63; Directive 2004/81/EC, article 6(4).</remarks>
public sealed class EarlyEnding : IOfDossier
{
    public const int MostWords = 4_000;

    internal EarlyEnding() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required EarlyEndingId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }

    /// <summary>The law under which it was begun, and what ends by it, by code with blanks between.</summary>
    [Open] public required string Regime { get; init; }
    [Open] public required string Stops { get; init; }

    /// <summary>Code of the ground.</summary>
    [Sensitive] public required string Ground { get; init; }
    [Sensitive] public required string Words { get; init; }

    /// <summary>The risk that the person is trafficked again, weighed against the ground.</summary>
    [Sensitive] public required string Risk { get; init; }
    [Open] public EarlyEndState State { get; private set; }
    [Open] public required UserId Author { get; init; }
    [Open] public required DateTimeOffset BegunAt { get; init; }
    [Open] public DateOnly? NotifiedOn { get; private set; }
    [Open] public string Way { get; private set; } = "";

    /// <summary>The last day of the person's time to answer.</summary>
    [Open] public DateOnly? AnswerBy { get; private set; }
    [Open] public DateOnly? AnsweredOn { get; private set; }
    [Sensitive] public string Answer { get; private set; } = "";

    /// <summary>What was made of the answer.</summary>
    [Sensitive] public string Weighed { get; private set; } = "";

    /// <summary>Everybody else who had a part in it, by id with blanks between: whose words are in it, and with an "r" before it who read or reviewed it before whoever stands there now.</summary>
    [Open] public string Authors { get; private set; } = "";
    [Open] public UserId? SecondReader { get; private set; }
    [Sensitive] public string SecondWords { get; private set; } = "";
    [Open] public UserId? Issuer { get; private set; }
    [Open] public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was let go, or taken back.</summary>
    [Sensitive] public string WhyNot { get; private set; } = "";
    [Open] public AskedBy? AskedBy { get; private set; }
    [Open] public DateOnly? AskedOn { get; private set; }
    [Sensitive] public string AskedWords { get; private set; } = "";
    [Open] public UserId? Reviewer { get; private set; }
    [Open] public DateTimeOffset? ReviewedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public bool IsOpen => State is EarlyEndState.Draft or EarlyEndState.Notified or EarlyEndState.WithSecondReader or EarlyEndState.Agreed;

    /// <summary>The period ended by it, and nobody took that back.</summary>
    public bool IsInForce => State == EarlyEndState.Ended;

    public bool EndsSupport => Stops.Split(' ').Contains("support");

    /// <summary>Somebody asked for another look and nobody has taken it yet.</summary>
    public bool WaitsForReview => IsInForce && AskedOn is not null && ReviewedAt is null;

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    /// <summary>Whether somebody had a part in it: none of them reads it second or looks at it again.</summary>
    public bool HadPart(UserId user) => WroteIt(user) || user == SecondReader || user == Issuer || user == Reviewer || Others.Contains(Mark(user, "r"));

    /// <summary>Whether somebody's words are what is read second. Whoever read it before may read it again.</summary>
    public bool WroteIt(UserId user) => user == Author || Others.Contains(Mark(user));

    public void Notify(DateOnly on, string way, DateOnly answerBy, UserId by) => Step(EarlyEndState.Notified, by, () => (NotifiedOn, Way, AnswerBy) = (on, way, answerBy));

    public void TakeAnswer(DateOnly on, string words, UserId by) => Step(EarlyEndState.Notified, by, () => (AnsweredOn, Answer) = (AnsweredOn ?? on, WithAnswer(on, words)));

    /// <summary>The person's words with more of theirs, under the day of each later part: nothing that they said is written over.</summary>
    public string WithAnswer(DateOnly on, string words) => Answer.Length == 0 ? words : $"{Answer}\n\n{on:yyyy-MM-dd}: {words}";

    public void HandOn(string weighed, UserId by) => Step(EarlyEndState.WithSecondReader, by, () => Weighed = weighed);

    /// <summary>The second reader agrees, or sends it back to be weighed anew.</summary>
    public void Read(bool agrees, string words, UserId reader)
    {
        if (SecondReader is { } before && before != reader) Remember(Mark(before, "r"));
        (State, SecondReader, SecondWords, Version) = (agrees ? EarlyEndState.Agreed : EarlyEndState.Notified, reader, words, Version + 1);
    }

    public void End(Act act) => (State, Issuer, DecidedAt, Version) = (EarlyEndState.Ended, act.Reader.User, act.When, Version + 1);

    public void LetGo(string why, Act act) => (State, WhyNot, Issuer, DecidedAt, Version) = (EarlyEndState.LetGo, why, act.Reader.User, act.When, Version + 1);

    public void Ask(AskedBy by, DateOnly on, string words)
    {
        if (Reviewer is { } before) Remember(Mark(before, "r"));
        (AskedBy, AskedOn, AskedWords, Reviewer, ReviewedAt, WhyNot, Version) = (by, on, words, null, null, "", Version + 1);
    }

    public void Review(bool reverse, string words, Act act) => (State, WhyNot, Reviewer, ReviewedAt, Version) = (reverse ? EarlyEndState.Reversed : State, words, act.Reader.User, act.When, Version + 1);

    private void Step(EarlyEndState state, UserId by, Action change)
    {
        change();
        if (!WroteIt(by)) Remember(Mark(by));
        (State, Version) = (state, Version + 1);
    }

    private string[] Others => Authors.Split(' ');

    private static string Mark(UserId user, string prefix = "") => prefix + user.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Remember(string id)
    {
        if (!Others.Contains(id)) Authors = $"{Authors} {id}".Trim();
    }

    public override string ToString() => Reference.Text;
}

public readonly record struct EarlyEndingId(long Value) : IId<EarlyEndingId>
{
    public static EarlyEndingId From(long value) => new(value);
}
