using System.Globalization;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>What a referral says of the person, as statements that carry how it is known.</summary>
internal static class PersonOfReferral
{
    /// <summary>Properties by which nobody is found: without a name, a number or a date there is no person to keep.</summary>
    private static readonly string[] TellNobody = ["isMinor", "spokenLanguage", "needsTonight", "gender", "dangerNow", "whereabouts", "stateless", "birthPlace", "biography", "education", "profession", "childrenCount", "ageWhenTrafficked", "appearance"];

    public static IReadOnlyList<Statement> Statements(Referral referral, QuestionSet set)
    {
        if (referral.IsAnonymous) return [];
        var answers = referral.Answers;
        var said = new List<Statement>();
        foreach (var row in answers.Said("H1"))
        {
            var property = row.First("kind") switch { "full" => "name", "given" => "firstName", "family" => "lastName", "mother" => "motherName", "nickname" => "weakAlias", _ => "alias" };
            if (!string.IsNullOrWhiteSpace(row.First("value"))) said.Add(set.HowKnown("H1", row, new(property, row.First("value")!)));
        }

        // A guess and a document do not weigh the same: what the age is based on stands beside it.
        var basis = answers.Said("C2").Select(r => set.Told("C2", r, "basis", "what")).FirstOrDefault();
        Say("birthDate", answers.First("H2"), basis);
        Say("isMinor", referral.IsChild ? "true" : "false", string.Join("; ", new[] { answers.Said("C1").Select(r => set.Told("C1", r, Part.Only)).FirstOrDefault(), basis }.OfType<string>()));
        Say("gender", answers.First("H3") switch { "female" => "female", "male" => "male", "another" => "other", _ => null });
        Say("nationality", answers.First("H4", "nationality"));
        Say("nationality", answers.First("H4", "second"));
        Say("nationality", answers.First("H4", "third"));
        Say("birthPlace", answers.First("H4", "birth-place"));
        Say("stateless", answers.First("H4", "stateless") switch { "yes" => "true", "no" => "false", _ => null });
        Say("birthCountry", answers.First("H4", "birth-country"));
        Say("spokenLanguage", answers.First("G1", "best"));
        foreach (var row in answers.Said("F1"))
        {
            if (row.First("kind") is "phone" or "text") Say("phone", row.First("value"));
            if (row.First("kind") == "mail") Say("email", row.First("value"));
            // Hours, code word and who else may answer go with it; only what was said to be safe is called so.
            Say(row.First("safe") == "yes" ? "safeContact" : "unsafeContact", set.Told("F1", row));
        }

        foreach (var row in answers.Said("F2")) Say("address", RecordsOfReferral.FullAddress(row));
        foreach (var row in answers.Said("A5")) Say("whereabouts", RecordsOfReferral.FullAddress(row));
        if (answers.First("A1") == "yes") Say("dangerNow", answers.Said("A2").Select(r => set.Told("A2", r, "danger", "what")).FirstOrDefault() ?? set["A1"].Label);
        foreach (var row in answers.Said("H5").Where(r => r.First("kind") == "passport")) Say("passportNumber", row.First("number"));
        foreach (var row in answers.Said("H6")) Say("idNumber", row.First("number"), row.First("system"));
        foreach (var row in answers.Said("P1")) Say("needsTonight", string.Join(", ", row.All(Part.Only).Select(set["P1"].Parts[0].TextOf)));
        Say("appearance", answers.First("H7", "marks"));
        Say("biography", answers.First("I3", "home"));
        Say("education", answers.First("I3", "school"));
        Say("profession", answers.First("I3", "work"));
        if (answers.All("I1", "relation").Count(r => r == "child") is > 0 and var children) Say("childrenCount", children.ToString(CultureInfo.InvariantCulture));
        foreach (var age in answers.Said("K1").Select(e => AnswerDate.AgeOf(e, "K2-from")).OfType<int>().Take(1)) Say("ageWhenTrafficked", age.ToString(CultureInfo.InvariantCulture));
        return said.Any(s => !TellNobody.Contains(s.Property)) ? said : [];

        void Say(string property, string? value, string? quote = null)
        {
            if (!string.IsNullOrWhiteSpace(value)) said.Add(new(property, value) { Quote = string.IsNullOrEmpty(quote) ? null : quote });
        }
    }

    /// <summary>A statement with how it is known, as the row says: from whom and how sure, when it was learned, in which language. Sureness is the sender's word; the machine grades nothing.</summary>
    public static Statement HowKnown(this QuestionSet set, string question, AnswerRow row, Statement statement) => statement with
    {
        Quote = set.Told(question, row, row.First("reliability") is null ? ["source"] : ["source", "reliability"]),
        Said = PartialDate.TryParse(row.First("learned"), out var learned) ? learned : null,
        Language = row.First("told-in") is { } language and not "other" ? language : null,
    };

    /// <summary>These parts of a row in the words of the questions, "Is it safe?: No; When: after six"; all of them where none is named. A part alone goes without its label.</summary>
    public static string? Told(this QuestionSet set, string question, AnswerRow row, params string[] parts)
    {
        var asked = set[question].Parts.Where(p => (parts.Length == 0 || parts.Contains(p.Code)) && row.All(p.Code).Count > 0).ToList();
        if (asked.Count == 0) return null;
        return string.Join("; ", asked.Select(p => parts.Length == 1 ? Words(p) : $"{p.Label.TrimEnd('?')}: {Words(p)}"));

        string Words(Part part) => string.Join(", ", row.All(part.Code).Select(part.TextOf));
    }
}
