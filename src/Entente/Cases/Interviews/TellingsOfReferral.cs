using System.Globalization;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Cases.Interviews;

/// <summary>How often the person had told it when they were referred: each meeting of question Q1, and what they said they had told before (Q2).</summary>
public static class TellingsOfReferral
{
    /// <summary>What a referral asks of: what happened.</summary>
    private const string Topic = "happened";

    public static IReadOnlyList<Telling> From(Referral referral, QuestionSet set, IdSource ids)
    {
        if (referral.IsAnonymous) return [];
        var said = set.Asked(referral.Answers);
        var exploiters = said.All("M1", "name").ToList();
        var recording = said.First("Q3", "value") == "yes" ? said.First("Q3", "where") ?? "" : "";
        var tellings = said.Said("Q1").Select(meeting => Of(PartialDate.TryParse(meeting.First("day"), out var day) ? day : null, 1, "", Cut(meeting.First("who"), 300), meeting.First("interpreter") ?? "", Cut(meeting.First("interpreter-name"), 200), Number(meeting.First("minutes")))).ToList();
        if (Number(said.First("Q2", "times")) is { } before && before > 0) tellings.Add(Of(null, before, Cut(said.First("Q2", "whom"), 200), "", "", "", null));
        return tellings;

        Telling Of(PartialDate? day, int times, string asker, string others, string interpretedBy, string interpreter, int? minutes) => new()
        {
            Id = ids.Next<TellingId>(),
            Reference = Reference.New("TELL"),
            Dossier = referral.Dossier,
            Organisation = referral.Organisation,
            Team = referral.Team,
            Topics = Topic,
            Day = day,
            Times = times,
            Minutes = minutes,
            Asker = asker,
            Others = others,
            InterpretedBy = interpretedBy,
            Interpreter = interpreter,
            Connected = interpreter.Length > 0 && exploiters.Any(e => SafeContact.IsSamePerson(e, interpreter)),
            Recording = times == 1 || said.Said("Q1").Count == 0 ? Cut(recording, 300) : "",
            EnteredAt = referral.SentAt,
            By = referral.SentBy,
            Referral = referral.Reference,
        };
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Cut(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
