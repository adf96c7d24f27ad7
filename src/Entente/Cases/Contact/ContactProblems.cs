using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases.Contact;

public sealed record ChannelMissing() : Problem(nameof(WayForm.Channel));
public sealed record WayValueMissing() : Problem(nameof(WayForm.Value));
public sealed record NumberUnreal() : Problem(nameof(WayForm.Value));
public sealed record MailUnreal() : Problem(nameof(WayForm.Value));
public sealed record WayPlaceMissing() : Problem(nameof(WayForm.Address));
public sealed record PointUnreal() : Problem(nameof(WayForm.Latitude));
public sealed record SafetyMissing() : Problem(nameof(WayForm.Safety));
public sealed record WhoseMissing() : Problem(nameof(WayForm.Whose));
public sealed record WhoseNameMissing() : Problem(nameof(WayForm.Name));

public sealed record DangerSortMissing() : Problem(nameof(DangerForm.IsPerson));
public sealed record DangerRoleMissing() : Problem(nameof(DangerForm.Role));
public sealed record DangerNameMissing() : Problem(nameof(DangerForm.Name));
public sealed record DangerPlaceMissing() : Problem(nameof(DangerForm.Address));
public sealed record DangerWhyMissing() : Problem(nameof(DangerForm.Why));

public sealed record WayNotFound() : Problem("");
public sealed record DangerNotFound() : Problem("");
public sealed record EndReasonMissing() : Problem("Because");

public sealed record NothingStops() : Problem(nameof(OverrideForm.Of));
public sealed record OverrideOfMissing() : Problem(nameof(OverrideForm.Of));
public sealed record OverrideAskedAlready() : Problem(nameof(OverrideForm.Of));
public sealed record OverrideReasonTooShort(int Least) : Problem(nameof(OverrideForm.Reason), Least);
public sealed record OverrideNotFound() : Problem("");
public sealed record OverrideAnswered() : Problem("");
/// <summary>Two people: nobody agrees to what they asked for themselves.</summary>
public sealed record OverrideIsYourOwn() : Problem("");
public sealed record OverrideAnswerMissing() : Problem(nameof(OverrideAnswerForm.Agreed));
public sealed record OverrideWordsMissing() : Problem(nameof(OverrideAnswerForm.Words));

public sealed record ServedDecisionMissing() : Problem(nameof(ServeForm.Decision));
public sealed record ServedWayMissing() : Problem(nameof(ServeForm.Way));
public sealed record WayCannotServe() : Problem(nameof(ServeForm.Way));
public sealed record ServedWhenMissing() : Problem(nameof(ServeForm.When));
public sealed record ServedDayMissing() : Problem(nameof(ServeForm.Day));
public sealed record ServedDayUnreal(DateOnly Issued, DateOnly Today) : Problem(nameof(ServeForm.Day), Issued, Today);

/// <summary>Nothing is sent so: the rule is told, and not which place or person it met.</summary>
public sealed record StoppedForSafety(string Rule) : Problem(nameof(ServeForm.Way), new Sentence(Rule));

public sealed record ContactTextTooLong(string Of, string Name, int Most) : Problem(Of, new TextKey("what." + Name), Most);
public sealed record ContactTextBroken(string Of, string Name) : Problem(Of, new TextKey("what." + Name));

/// <summary>What is wrong with a text, if anything.</summary>
internal static class ContactText
{
    public const int MostWords = 2_000;
    public const int MostLine = 200;
    public const int MostAddress = 300;

    public static Problem? Refusal(string field, string name, string? text, int most) =>
        text is null ? null : text.Length > most ? new ContactTextTooLong(field, name, most) : NormalForms.IsBroken(text) ? new ContactTextBroken(field, name) : null;

    public static IEnumerable<Problem> Refusals(params IEnumerable<(string Field, string Name, string? Text, int Most)> texts) => texts.Select(t => Refusal(t.Field, t.Name, t.Text, t.Most)).OfType<Problem>();

    /// <summary>A point, none, or what cannot be read as one: half a point is a slip and never taken for none.</summary>
    public static bool TryPoint(string? latitude, string? longitude, out string point)
    {
        point = "";
        if (string.IsNullOrWhiteSpace(latitude) && string.IsNullOrWhiteSpace(longitude)) return true;
        if (!GeoPoint.TryParse(latitude, longitude, out var read)) return false;
        point = read.ToString();
        return true;
    }
}
