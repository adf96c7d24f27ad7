using System.Reflection;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records.Export;
using Entente.Records.Import;
using Entente.Referrals;
using Entente.Storage;

namespace Entente.Tests.Access;

/// <summary>Plants a row of every stored thing in every relation to the readers of the tests, with a sentinel in each protected field that can carry one.</summary>
/// <remarks>Works from the model alone, so that a new table or field is planted without anybody thinking of it.</remarks>
internal sealed partial class Planting
{
    public static readonly OrganisationId Elsewhere = new(99);
    private static readonly TeamId Ours = new(10);
    private static readonly TeamId Theirs = new(98);
    private static readonly DossierId AssignedDossier = new(7_001);

    /// <summary>Where a row stands: own of the police, own of the centre, the team's, assigned, nobody's, without a team.</summary>
    private static readonly (OrganisationId Organisation, TeamId Team, DossierId Dossier)[] Standings =
        [(Make.Police, Theirs, new(7_002)), (Make.Centre, Theirs, new(7_003)), (Elsewhere, Ours, new(7_004)), (Elsewhere, Theirs, AssignedDossier), (Elsewhere, Theirs, new(7_005)), (Elsewhere, default, new(7_006))];

    private readonly Dictionary<(Type Id, DossierId At, int Which), long> _ids = [];
    private readonly PlantedValues _values;
    private long _next = 900_000;

    public Planting() => _values = new(Sentinels);

    public Sentinels Sentinels { get; } = new();

    /// <summary>What pages are asked for by.</summary>
    public List<(Type Entity, Reference Reference)> References { get; } = [];

    public List<object> Rows { get; } = [];

    /// <summary>The rows that have a standing and a reference to ask for them by.</summary>
    public IEnumerable<(object Thing, Reference Reference)> Things =>
        Rows.Where(r => r is IProtected and not Entente.Records.Record { Schema: not "Person" } && r.GetType().GetProperty("Reference") is not null).Select(r => (r, (Reference)r.GetType().GetProperty("Reference")!.GetValue(r)!));

    /// <summary>What staff hold themselves; without a team it is no other organisation's, where everything else waits for a team and is every team's.</summary>
    private static readonly Type[] HeldByStaff = [typeof(DraftReferral), typeof(Entente.Staff.User), typeof(Entente.Staff.BrokenGlass), typeof(ImportJob), typeof(ExportJob), typeof(Entente.Matching.Relinking.Relink), typeof(Entente.Supervision.Samples.SampleDraw), typeof(Entente.Triage.Many.ManyRun), typeof(Entente.Triage.Sharing.SharingRule), typeof(Entente.Retention.Deletion.DeletionCertificate), typeof(Entente.Staff.Systems.SystemKey)];

    /// <summary>How this reader stands to a planted row, by where it was planted.</summary>
    public static Relation RelationOf(Reader reader, IProtected row) =>
        (row.Organisation == reader.Organisation ? Relation.Own : Relation.Other) | (row.Team == Ours || (row.Team == default && !HeldByStaff.Contains(row.GetType())) ? Relation.Team : Relation.Other) | (row.Dossier == AssignedDossier ? Relation.Assigned : Relation.Other);

    public static DataKind KindOf(Type entity) => (DataKind)entity.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    public async Task PlantAsync(EntenteDb db)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(AuditEntry) && t.ClrType != typeof(AuditCheckpoint) && t.ClrType != typeof(FollowerCursor) && t.ClrType != typeof(Assignment)))
        {
            foreach (var at in Standings)
            {
                var kinds = KindsOf(type.ClrType);
                for (var i = 0; i < kinds.Count; i++) Rows.Add(Row(type, at, kinds[i], i));
                if (type.ClrType != typeof(Entente.Records.Record)) continue;
                for (var i = 0; i < PlantedValues.Schemas.Count; i++) Rows.Add(Row(type, at, DataKind.ReferralFacts, kinds.Count + i, PlantedValues.Schemas[i]));
            }
        }

        // What belongs to another row without standing of its own is seen as that row is.
        foreach (var judgement in Rows.OfType<PairJudgement>()) _parents[judgement] = Rows.OfType<Entente.Records.Record>().First(r => r.Id == judgement.Left);
        foreach (var content in Rows.OfType<FileContent>()) _parents[content] = Rows.OfType<EvidenceFile>().Single(f => f.Id == content.Id);

        // One that waited would be run by the site while a walk looks whether anything changes.
        foreach (var run in Rows.OfType<Entente.Matching.Relinking.Relink>()) run.State = Entente.Matching.Relinking.RelinkState.Stopped;
        foreach (var run in Rows.OfType<Entente.Triage.Many.ManyRun>()) run.Go(Entente.Triage.Many.ManyState.Stopped);
        // A team has each version of a rule once.
        var rules = 0;
        foreach (var rule in Rows.OfType<Entente.Triage.Sharing.SharingRule>()) rule.Number = ++rules;
        db.AddRange(Rows);
        foreach (var role in Enum.GetValues<Role>())
        {
            db.Add(new Assignment { Id = new(_next++), Dossier = AssignedDossier, User = Make.Reader(role).User, Role = role, From = Make.Now });
        }

        await db.CommitAsync(Make.Machine, new Planted(Rows.Count), default);
        db.ChangeTracker.Clear();
    }

    /// <summary>Imports have their files beside the database.</summary>
    public async Task KeepFilesAsync(ImportFolder folder)
    {
        foreach (var job in Rows.OfType<ImportJob>()) await folder.KeepAsync(job.Reference, 1, "planted", new MemoryStream(), default);
    }

    private readonly Dictionary<object, object> _parents = [];

    /// <summary>The row that decides who may see this one.</summary>
    public object Decides(object row) => _parents.GetValueOrDefault(row, row);

    /// <summary>Ids are shared out by their type and standing, so that what points to a case points to the case of its own standing and stands on its pages.</summary>
    private long IdOf(Type id, DossierId at, int which) => _ids.TryGetValue((id, at, which), out var known) ? known : _ids[(id, at, which)] = ++_next;

    private static IReadOnlyList<DataKind> KindsOf(Type entity) =>
        entity.IsAssignableTo(typeof(IProtectedByRow)) ? (IReadOnlyList<DataKind>)entity.GetProperty("Kinds", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        : entity.IsAssignableTo(typeof(IProtected)) ? [(DataKind)entity.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!]
        : entity == typeof(FileContent) ? [DataKind.EvidenceFiles]
        : entity == typeof(PairJudgement) ? [DataKind.Merge]
        : [DataKind.OwnDesk];

    private sealed record Planted(int Count) : Event;
}
