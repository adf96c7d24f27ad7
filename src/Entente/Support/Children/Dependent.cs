using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Support.Children;

/// <summary>Somebody who depends on the person of a case, above all a child who is with them: what they need themselves, and whether they have a case of their own.</summary>
/// <remarks>A link to a case of theirs carries no right to anything in it: it is a reference, and whoever follows it is asked again.</remarks>
public sealed class Dependent : IOfDossier
{
    public const int MostName = 200;
    public const int MostWords = 2_000;

    private Dependent() { }

    public static DataKind Kind => DataKind.ChildFlags;

    [Open] public required DependentId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Personal] public string Name { get; private set; } = "";
    [Personal] public string Relation { get; private set; } = "";
    [Personal] public int? Age { get; private set; }
    [Personal] public bool IsWithThem { get; private set; }
    [Sensitive] public string Safety { get; private set; } = "";
    /// <summary>What they need themselves.</summary>
    [Sensitive] public string Needs { get; private set; } = "";
    /// <summary>What is done where they are not safe.</summary>
    [Sensitive] public string Done { get; private set; } = "";
    /// <summary>The reference of their own case or referral, as it was given: that it is written here proves nothing and opens nothing.</summary>
    [Personal] public string Linked { get; private set; } = "";
    [Open] public UserId SavedBy { get; private set; }
    [Open] public DateTimeOffset SavedAt { get; private set; }
    [Open] public int Version { get; private set; }

    public void GiveTo(TeamId team) => Team = team;

    public static Dependent Begin(Case about, IdSource ids) => new()
    {
        Id = ids.Next<DependentId>(),
        Reference = Reference.New("DEPE"),
        Case = about.Reference,
        Dossier = about.Dossier,
        Organisation = about.Organisation,
        Team = about.Team,
    };

    /// <summary>Takes over what was entered, or says all that is wrong with it and changes nothing.</summary>
    public IReadOnlyList<Problem> Save(DependentForm form, ChildTerms terms, Act act)
    {
        List<Problem> problems = [];
        if (string.IsNullOrWhiteSpace(form.Name)) problems.Add(new DependentNameMissing());
        if (!ChildTerms.Has(terms.DependentRelations, form.Relation)) problems.Add(new DependentRelationMissing());
        if (form.Age is < 0 or > 120) problems.Add(new DependentAgeOutside());
        if (form.IsWithThem is null) problems.Add(new WithThemMissing());
        if (!ChildTerms.Has(terms.Safety, form.Safety)) problems.Add(new DependentSafetyMissing());
        else if (form.Safety == ChildTerms.NotSafe && string.IsNullOrWhiteSpace(form.Done)) problems.Add(new DependentNothingDone());
        if (string.IsNullOrWhiteSpace(form.Needs)) problems.Add(new DependentNeedsMissing());
        var linked = "";
        if (!string.IsNullOrWhiteSpace(form.Linked))
        {
            if (Reference.TryParse(form.Linked, out var reference)) linked = reference.Text;
            else problems.Add(new LinkedUnreadable());
        }

        problems.AddRange(ChildTexts.Wrong((nameof(form.Name), form.Name, MostName), (nameof(form.Needs), form.Needs, MostWords), (nameof(form.Done), form.Done, MostWords)));
        if (problems.Count > 0) return problems;
        (Name, Relation, Age, IsWithThem, Safety, Needs, Done, Linked) = (form.Name!.Trim(), form.Relation!, form.Age, form.IsWithThem!.Value, form.Safety!, form.Needs!.Trim(), form.Done?.Trim() ?? "", linked);
        (SavedBy, SavedAt, Version) = (act.Reader.User, act.When, Version + 1);
        return [];
    }

    public override string ToString() => Reference.Text;
}
