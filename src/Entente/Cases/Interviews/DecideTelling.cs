using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Cases.Interviews;

/// <summary>Decides whether the person may be asked so, or takes down that they were. Reads nothing but its arguments.</summary>
public static class DecideTelling
{
    public const int MostWords = 2_000;

    public static IReadOnlyList<string> Interpreting { get; } = ["nobody", "qualified", "phone-service", "staff", "companion"];

    /// <param name="earlier">What they told before.</param>
    /// <param name="connected">The names of the exploiters of the case and of those around them.</param>
    public static Result<Telling> From(TellingForm form, Case about, IReadOnlyList<Telling> earlier, IReadOnlyList<string> connected, InterviewTopics topics, WorkingCalendar calendar, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        var today = calendar.DayOf(act.When);
        if (form.Topics.Count == 0 || !form.Topics.All(t => topics.Topics.Any(k => k.Code == t))) problems.Add(new TopicsMissing());
        if (form.When is null) problems.Add(new TellingWhenMissing());
        else if (form is { When: SaidWhen.Earlier, Day: null }) problems.Add(new TellingDayMissing());
        else if (form is { When: SaidWhen.Earlier, Day: { } day } && (day > today || day.Year < 1990)) problems.Add(new TellingDayInFuture());
        if (form.Minutes is < 1 or > 1440) problems.Add(new MinutesOutside());
        if (string.IsNullOrWhiteSpace(form.Asker)) problems.Add(new AskerMissing());
        var isConnected = !string.IsNullOrWhiteSpace(form.Interpreter) && connected.Any(name => SafeContact.IsSamePerson(name, form.Interpreter));
        if (!Interpreting.Contains(form.InterpretedBy)) problems.Add(new InterpretedByMissing());
        else if (form.InterpretedBy is not "nobody" && string.IsNullOrWhiteSpace(form.Interpreter)) problems.Add(new InterpreterNameMissing());
        // What is about to happen can still be prevented; what happened is kept, and shown as what it is.
        if (form.When == SaidWhen.Now && form.InterpretedBy == "companion") problems.Add(new CompanionMustNotInterpret());
        if (form.When == SaidWhen.Now && isConnected) problems.Add(new InterpreterIsConnected());
        if (string.IsNullOrWhiteSpace(form.Because) && form.Topics.OrderByDescending(t => Telling.Count(earlier, t)).FirstOrDefault() is { } most && Telling.Count(earlier, most) is var told && told + 1 >= topics.ReasonFrom) problems.Add(new ToldBefore(ConsentTerms.Say(topics.Topics, most), told));
        foreach (var (field, name, text, longest) in (IReadOnlyList<(string, string, string?, int)>)[(nameof(form.Asker), "asker", form.Asker, 200), (nameof(form.Others), "others-there", form.Others, 300), (nameof(form.Interpreter), "interpreter", form.Interpreter, 200), (nameof(form.Recording), "recording", form.Recording, 300), (nameof(form.Because), "why-again", form.Because, MostWords)])
        {
            if (text?.Length > longest) problems.Add(new TellingTextTooLong(field, name, longest));
            else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new TellingTextBroken(field, name));
        }

        if (problems.Count > 0) return problems;
        return new Telling
        {
            Id = ids.Next<TellingId>(),
            Reference = Reference.New("TELL"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Topics = string.Join(' ', form.Topics.Distinct()),
            Day = PartialDate.Of(form.When == SaidWhen.Now ? today : form.Day!.Value),
            Times = 1,
            Minutes = form.Minutes,
            Asker = form.Asker!.Trim(),
            Others = form.Others?.Trim() ?? "",
            InterpretedBy = form.InterpretedBy!,
            Interpreter = form.InterpretedBy == "nobody" ? "" : form.Interpreter!.Trim(),
            Connected = form.InterpretedBy != "nobody" && isConnected,
            GenderChosen = form.GenderChosen,
            Stopped = form.Stopped,
            LeftApart = form.LeftApart,
            Recording = form.Recording?.Trim() ?? "",
            Because = form.Because?.Trim() ?? "",
            EnteredAt = act.When,
            By = act.Reader.User,
        };
    }
}
