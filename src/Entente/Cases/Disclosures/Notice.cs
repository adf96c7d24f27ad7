using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Cases.Disclosures;

/// <summary>What a recipient did when they were told that consent was taken back.</summary>
public enum NoticeAnswer { Stopped, StoppedInPart, KeepsIt }

/// <summary>How a notice stands on a day.</summary>
public enum NoticeState { ToTell, TellingLate, Told, AnswerLate, Answered }

/// <summary>A recipient has data under consent that was taken back: they are to be told, and to say what they did.</summary>
public sealed class Notice : IOfDossier
{
    private Notice() { }

    public static DataKind Kind => DataKind.Disclosures;

    [Open] public required NoticeId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DisclosureId Disclosure { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required string Recipient { get; init; }
    [Personal] public string Named { get; init; } = "";
    [Open] public required string Country { get; init; }
    /// <summary>The parts that may no longer be used, by code with blanks between.</summary>
    [Open] public required string Sets { get; init; }
    [Open] public required DateTimeOffset MadeAt { get; init; }
    /// <summary>The last day on which they are told in time; after that, the last day for their answer.</summary>
    [Open] public required DateOnly Due { get; set; }
    [Open] public DateTimeOffset? ToldAt { get; private set; }
    [Open] public UserId? ToldBy { get; private set; }
    [Personal] public string ToldHow { get; private set; } = "";
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Personal] public NoticeAnswer? Answer { get; private set; }
    [Sensitive] public string Words { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public IReadOnlyList<string> SetCodes => Sets.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public NoticeState On(DateOnly day) => AnsweredAt is not null ? NoticeState.Answered
        : ToldAt is null ? day > Due ? NoticeState.TellingLate : NoticeState.ToTell
        : day > Due ? NoticeState.AnswerLate : NoticeState.Told;

    /// <summary>What has to be told to whom, given everything that was passed on, the ledger, and the notices there are already.</summary>
    /// <remarks>Whoever was given something under a power keeps it under that power; whoever was given it by consent may not use it any more, however the later no came about.</remarks>
    public static IReadOnlyList<Notice> Needed(IEnumerable<Disclosure> disclosures, IReadOnlyCollection<ConsentEntry> ledger, IReadOnlyCollection<Notice> notices, WorkingCalendar calendar, WithdrawalTimes times, IdSource ids, DateTimeOffset now)
    {
        var made = new List<Notice>();
        foreach (var disclosure in disclosures.Where(d => d.Ground == DisclosureGround.Consent))
        {
            var sets = (from set in disclosure.SetCodes
                        let answer = ConsentRule.MayUse(ledger, disclosure.Use(set), now)
                        where answer.State is ConsentState.Withdrawn or ConsentState.Refused or ConsentState.Undecided
                        // Once is enough, unless they agreed anew in between and whoever has it may use it again.
                        where !notices.Any(n => n.Disclosure == disclosure.Id && n.SetCodes.Contains(set)
                            && (n.AnsweredAt is null || !ledger.Any(e => e.Act == ConsentAct.Given && e.EnteredAt > n.MadeAt && e.Scope.Covers(disclosure.Use(set)))))
                        select set).ToList();
            if (sets.Count == 0) continue;
            made.Add(new()
            {
                Id = ids.Next<NoticeId>(),
                Reference = Reference.New("NOTE"),
                Disclosure = disclosure.Id,
                Dossier = disclosure.Dossier,
                Organisation = disclosure.Organisation,
                Team = disclosure.Team,
                Recipient = disclosure.Recipient,
                Named = disclosure.Named,
                Country = disclosure.Country,
                Sets = string.Join(' ', sets),
                MadeAt = now,
                Due = calendar.AddWorkingDays(calendar.DayOf(now), times.TellWithin),
            });
        }

        return made;
    }

    /// <summary>Takes down that they were told; to be told again says nothing new.</summary>
    public Problem? Tell(string? how, WorkingCalendar calendar, WithdrawalTimes times, Act act)
    {
        if (AnsweredAt is not null) return new NoticeIsAnswered();
        if (string.IsNullOrWhiteSpace(how)) return new ToldHowMissing();
        if (how.Length > ConsentEntries.MostName) return new DisclosureTextTooLong(nameof(NoticeForm.How), "told-how", ConsentEntries.MostName);
        if (Records.NormalForms.IsBroken(how)) return new DisclosureTextBroken(nameof(NoticeForm.How), "told-how");
        (ToldAt, ToldBy, ToldHow, Due, Version) = (act.When, act.Reader.User, how.Trim(), calendar.AddWorkingDays(calendar.DayOf(act.When), times.AnswerWithin), Version + 1);
        return null;
    }

    public Problem? Acknowledge(NoticeAnswer? answer, string? words, Act act)
    {
        if (AnsweredAt is not null) return new NoticeIsAnswered();
        if (ToldAt is null) return new NotToldYet();
        if (answer is null) return new AnswerMissing();
        if (answer != NoticeAnswer.Stopped && string.IsNullOrWhiteSpace(words)) return new AnswerNeedsWords();
        if (words?.Length > DecideDisclosure.MostWords) return new DisclosureTextTooLong(nameof(NoticeForm.Words), "answer-words", DecideDisclosure.MostWords);
        if (words is not null && Records.NormalForms.IsBroken(words)) return new DisclosureTextBroken(nameof(NoticeForm.Words), "answer-words");
        (AnsweredAt, Answer, Words, Version) = (act.When, answer, words?.Trim() ?? "", Version + 1);
        return null;
    }

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered at a notice: how they were told, or what they answered.</summary>
public sealed record NoticeForm
{
    public string? How { get; init; }
    public NoticeAnswer? Answer { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(NoticeForm);
}

/// <summary>Consent was taken back, and these recipients have to be told.</summary>
[Step(DataKind.Disclosures)]
public sealed record RecipientsToTell(int Notices, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A recipient was told that they may no longer use what they have.</summary>
[Step(DataKind.Disclosures)]
public sealed record RecipientTold(Reference Notice, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A recipient said what they did.</summary>
[Step(DataKind.Disclosures)]
public sealed record RecipientAnswered(Reference Notice, NoticeAnswer Answer, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
