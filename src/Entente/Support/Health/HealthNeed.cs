using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;
using Entente.Support.Offers;

namespace Entente.Support.Health;

/// <summary>One version of a need of health, in the compartment of those who support the person. Nobody else reads it before the person agreed, and nobody any more when they take that back.</summary>
/// <remarks>Urgent treatment is given and noted without any record of consent: what is asked for is who else may know.</remarks>
public sealed class HealthNeed : IOfDossier
{
    public const int MostWords = 2_000;
    public const int MostName = 300;

    private HealthNeed() { }

    public static DataKind Kind => DataKind.Health;

    [Open] public required HealthNeedId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    /// <summary>The first version: it names the whole of them.</summary>
    [Open] public required Reference First { get; init; }
    [Open] public required int Number { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    /// <summary>Whoever wrote this version, not who referred nor who wrote the one before: a referring organisation reads what it wrote itself.</summary>
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Sensitive] public required string Category { get; init; }
    [Sensitive] public required string What { get; init; }
    [Sensitive] public required string ToldBy { get; init; }
    [Sensitive] public required bool IsUrgent { get; init; }
    /// <summary>What was done about it.</summary>
    [Sensitive] public required string Done { get; init; }
    /// <summary>Who treats them: a clinic tells what somebody is ill with.</summary>
    [Sensitive] public required string Provider { get; init; }
    [Open] public required UserId SavedBy { get; init; }
    [Open] public required DateTimeOffset SavedAt { get; init; }
    [Open] public DateTimeOffset? SupersededAt { get; private set; }

    public void GiveTo(TeamId team) => Team = team;

    public void Supersede(DateTimeOffset when) => SupersededAt = when;

    /// <summary>Makes the next version, or says all that is wrong. Reads nothing but its arguments.</summary>
    public static Result<HealthNeed> From(HealthForm form, Case about, HealthNeed? before, HealthTerms terms, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        if (!terms.Categories.Any(c => c.Code == form.Category)) problems.Add(new HealthCategoryMissing());
        if (string.IsNullOrWhiteSpace(form.What)) problems.Add(new HealthWhatMissing());
        if (!terms.ToldBy.Any(t => t.Code == form.ToldBy)) problems.Add(new HealthToldByMissing());
        if (form.IsUrgent is null) problems.Add(new HealthUrgencyMissing());
        else if (form.IsUrgent.Value && string.IsNullOrWhiteSpace(form.Done)) problems.Add(new UrgentTreatmentNotSaid());
        foreach (var (field, text, most) in (IEnumerable<(string, string?, int)>)[(nameof(form.What), form.What, MostWords), (nameof(form.Done), form.Done, MostWords), (nameof(form.Provider), form.Provider, MostName)])
        {
            if (text?.Length > most) problems.Add(new WordsTooLong(field, most));
            else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new WordsBroken(field));
        }

        if (problems.Count > 0) return problems;
        var reference = Reference.New("HLTH");
        return new HealthNeed
        {
            Id = ids.Next<HealthNeedId>(),
            Reference = reference,
            First = before?.First ?? reference,
            Number = (before?.Number ?? 0) + 1,
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = act.Reader.Organisation,
            Team = about.Team,
            Category = form.Category!,
            What = form.What!.Trim(),
            ToldBy = form.ToldBy!,
            IsUrgent = form.IsUrgent!.Value,
            Done = form.Done?.Trim() ?? "",
            Provider = form.Provider?.Trim() ?? "",
            SavedBy = act.Reader.User,
            SavedAt = act.When,
        };
    }

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered of a need of health; null is not answered.</summary>
public sealed record HealthForm
{
    /// <summary>The first version of what is written anew; empty for a need that nobody wrote down.</summary>
    public string? First { get; init; }
    public string? Category { get; init; }
    public string? What { get; init; }
    public string? ToldBy { get; init; }
    public bool? IsUrgent { get; init; }
    public string? Done { get; init; }
    public string? Provider { get; init; }

    /// <summary>The version that was on the page; 0 where there was none.</summary>
    public int Number { get; init; }

    public static HealthForm Again(HealthNeed now) => new() { First = now.First.Text, Category = now.Category, What = now.What, ToldBy = now.ToldBy, IsUrgent = now.IsUrgent, Done = now.Done, Provider = now.Provider, Number = now.Number };

    public override string ToString() => nameof(HealthForm);
}
