using System.Text.RegularExpressions;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Support.Children;

/// <summary>Somebody who was appointed to be on a child's side: by whom, when, how to reach them, and that a conflict of interest was looked for.</summary>
public sealed partial class Guardian : IOfDossier
{
    public const int MostName = 200;
    public const int MostWords = 2_000;

    private Guardian() { }

    public static DataKind Kind => DataKind.ChildFlags;

    [Open] public required GuardianId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>A code of data/support/children.json.</summary>
    [Open] public required string Sort { get; init; }
    [Personal] public required string Name { get; init; }
    [Personal] public required string Relation { get; init; }
    [Open] public required DateOnly AppointedOn { get; init; }
    [Personal] public required string AppointedBy { get; init; }
    [Personal] public required string Contact { get; init; }
    /// <summary>How a conflict of interest was looked for, and what was found.</summary>
    [Sensitive] public required string Conflict { get; init; }
    [Open] public DateOnly? EndedOn { get; private set; }
    [Open] public string End { get; private set; } = "";
    [Sensitive] public string EndWords { get; private set; } = "";
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public int Version { get; private set; } = 1;

    public bool IsInOffice => EndedOn is null;

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>Decides whether somebody can be written down as a child's guardian. Reads nothing but its arguments.</summary>
    /// <param name="parentMayBeInvolved">Whether the referral says that a parent or carer may have a part in it.</param>
    public static Result<Guardian> Appoint(GuardianForm form, Case about, Dangers dangers, bool parentMayBeInvolved, ChildTerms terms, IdSource ids, Act act, DateOnly today)
    {
        List<Problem> problems = [];
        if (!ChildTerms.Has(terms.GuardianSorts, form.Sort)) problems.Add(new GuardianSortMissing());
        if (string.IsNullOrWhiteSpace(form.Name)) problems.Add(new GuardianNameMissing());
        if (!ChildTerms.Has(terms.GuardianRelations, form.Relation)) problems.Add(new GuardianRelationMissing());
        else if (form.Relation is "parent" or "relative" && parentMayBeInvolved) problems.Add(new GuardianFamilyMayBeInvolved());
        if (form.AppointedOn is not { } day) problems.Add(new AppointedOnMissing());
        else if (day > today || day.Year < 1990) problems.Add(new AppointedOnUnreal(today));
        if (string.IsNullOrWhiteSpace(form.AppointedBy)) problems.Add(new AppointedByMissing());
        if (string.IsNullOrWhiteSpace(form.Contact)) problems.Add(new GuardianContactMissing());
        if (string.IsNullOrWhiteSpace(form.Conflict)) problems.Add(new ConflictNotLookedFor());
        if (IsConnected(form.Name, form.Contact, dangers)) problems.Add(new GuardianIsConnected());
        problems.AddRange(ChildTexts.Wrong((nameof(form.Name), form.Name, MostName), (nameof(form.AppointedBy), form.AppointedBy, MostName), (nameof(form.Contact), form.Contact, MostName), (nameof(form.Conflict), form.Conflict, MostWords)));
        if (problems.Count > 0) return problems;
        return new Guardian
        {
            Id = ids.Next<GuardianId>(),
            Reference = Reference.New("GUAR"),
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Sort = form.Sort!,
            Name = form.Name!.Trim(),
            Relation = form.Relation!,
            AppointedOn = form.AppointedOn!.Value,
            AppointedBy = form.AppointedBy!.Trim(),
            Contact = form.Contact!.Trim(),
            Conflict = form.Conflict!.Trim(),
            By = act.Reader.User,
            EnteredAt = act.When,
        };
    }

    /// <summary>Whether a guardian, or their number, is one of those whom the child is kept away from.</summary>
    public static bool IsConnected(string? name, string? contact, Dangers dangers) => dangers.Names(name) || (!string.IsNullOrWhiteSpace(contact) && dangers.Numbers.Any(n => IsIn(contact, n)));

    /// <summary>The field is free text: a number may stand among words, or several in a row.</summary>
    private static bool IsIn(string contact, string number)
    {
        if (SafeContact.IsSameNumber(contact, number) || contact.Split((char[])[' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Any(word => SafeContact.IsSameNumber(word.TrimEnd('.', ':', ')').TrimStart('('), number))) return true;
        // The last digits are the same however the country and the first nought are written.
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var last = digits[Math.Max(0, digits.Length - DigitsCompared)..];
        return Runs().Matches(contact).Any(run => SafeContact.IsSameNumber(run.Value, number) || (last.Length >= FewestDigits && string.Concat(run.Value.Where(char.IsAsciiDigit)).Contains(last, StringComparison.Ordinal)));
    }

    private const int DigitsCompared = 9;
    private const int FewestDigits = 6;

    [GeneratedRegex(@"\+?[0-9(](?:[0-9]|[ ().\-/\u00a0](?=[ ().\-/\u00a0]*[0-9]))*")]
    private static partial Regex Runs();

    /// <summary>Ends the office, or says all that is wrong and changes nothing.</summary>
    public IReadOnlyList<Problem> Leave(GuardianEndForm form, ChildTerms terms, DateOnly today)
    {
        List<Problem> problems = [];
        if (form.Day is not { } day) problems.Add(new GuardianEndDayMissing());
        else if (day < AppointedOn || day > today) problems.Add(new GuardianEndDayUnreal(AppointedOn, today));
        if (!ChildTerms.Has(terms.GuardianEnds, form.End)) problems.Add(new GuardianEndMissing());
        else if (form.End == ChildTerms.Other && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new GuardianEndWordsMissing());
        problems.AddRange(ChildTexts.Wrong((nameof(form.Words), form.Words, MostWords)));
        if (problems.Count == 0) (EndedOn, End, EndWords, Version) = (form.Day!.Value, form.End!, form.Words?.Trim() ?? "", Version + 1);
        return problems;
    }

    public override string ToString() => Reference.Text;
}
