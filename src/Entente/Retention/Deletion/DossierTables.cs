using System.Reflection;
using Entente.Access;
using Entente.Audit;
using Entente.Matching;
using Entente.Matching.Relinking;
using Entente.Records;
using Entente.Records.Correct;
using Entente.Referrals;
using Entente.Referrals.BySystem;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Retention.Deletion;

/// <summary>Which tables belong to a person's dossier: every one whose rows name a dossier, asked of the model itself, and those that hang on such rows by another key.</summary>
/// <remarks>A new table with a dossier needs no line here. A new table without one is found by a test, which asks whether it hangs on a dossier or why it stays.</remarks>
public static class DossierTables
{
    /// <summary>Tables whose rows belong to a row of a dossier and do not name the dossier themselves.</summary>
    public static IReadOnlyDictionary<Type, DataKind> Hanging { get; } = new Dictionary<Type, DataKind>
    {
        [typeof(FileContent)] = DataKind.EvidenceFiles,
        [typeof(NearDate)] = DataKind.ReferralFacts,
        [typeof(SystemReceipt)] = DataKind.ReferralFacts,
        [typeof(RecordKey)] = DataKind.Entities,
        [typeof(RecordCorrection)] = DataKind.Entities,
        [typeof(EntityMember)] = DataKind.Entities,
        [typeof(Proposal)] = DataKind.Merge,
        [typeof(HandProposal)] = DataKind.Merge,
        [typeof(PairJudgement)] = DataKind.Merge,
        [typeof(RelinkPair)] = DataKind.Merge,
        [typeof(RelinkMember)] = DataKind.Merge,
    };

    /// <summary>Names the dossier and stays: the log is a chain that nobody can take a line out of. It holds references, codes and the reasons of those who work here.</summary>
    public static IReadOnlySet<Type> Stays { get; } = new HashSet<Type> { typeof(AuditEntry) };

    /// <summary>The tables whose rows name a dossier, with the name of the field.</summary>
    public static IReadOnlyList<(IReadOnlyEntityType Type, string Field)> Naming(IReadOnlyModel model) =>
    [
        .. from type in model.GetEntityTypes()
           where !Stays.Contains(type.ClrType)
           let field = type.GetProperties().FirstOrDefault(p => p.ClrType == typeof(DossierId) || p.ClrType == typeof(DossierId?))
           where field is not null
           orderby type.GetTableName()
           select (type, field.Name),
    ];

    /// <summary>Under which row of the matrix a table's rows are counted.</summary>
    public static DataKind KindOf(Type type) => Hanging.TryGetValue(type, out var hanging) ? hanging
        : type.IsAssignableTo(typeof(IProtected)) ? (DataKind)type.GetProperty(nameof(IProtected.Kind), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        : DataKind.Assignment;
}
