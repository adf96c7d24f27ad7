using System.Reflection;
using Entente.Access;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Retention.Deletion;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Retention.Requests;

/// <summary>Finds whatever a dossier holds about its person, line by line, from the same tables that a deletion empties. What a reader is shown of it is decided afterwards.</summary>
public sealed class FindData(EntenteDb db, RequestTerms terms, Ontology ontology, QuestionSets sets)
{
    private static readonly MethodInfo Rows = typeof(FindData).GetMethod(nameof(RowsOfAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public async Task<IReadOnlyList<FoundLine>> AllAsync(DossierId dossier, CancellationToken ct)
    {
        var lines = new List<FoundLine>();
        Dictionary<ReferralId, string>? questions = null;
        async Task<Dictionary<ReferralId, string>> QuestionsAsync() => questions ??= await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Dossier == dossier).ToDictionaryAsync(r => r.Id, r => r.Questions, ct);
        foreach (var (type, field) in DossierTables.Naming(db.Model))
        {
            // A task is what those who work on it have to do, under whatever row it stands.
            if (type.ClrType == typeof(WorkTask) || terms.NotAnswered(DossierTables.KindOf(type.ClrType)) is not null) continue;
            foreach (var row in await (Task<IReadOnlyList<object>>)Rows.MakeGenericMethod(type.ClrType).Invoke(this, [type, field, dossier, ct])!)
            {
                var found = row switch
                {
                    Referral referral => Of(referral),
                    Records.Record record => Of(record),
                    Addition added => Of(added, (await QuestionsAsync()).GetValueOrDefault(added.Referral)),
                    _ => Of(type, row),
                };
                lines.AddRange(found.Select(l => l with { Stands = row as IProtected }));
            }
        }

        return lines;
    }

    /// <summary>Each answer under its own kind.</summary>
    private IEnumerable<FoundLine> Of(Referral referral)
    {
        var set = sets[referral.Questions];
        var sight = new ReferralSight(set, _ => Shape.Full);
        return from section in set.Sections
               from question in section.Questions
               from answer in ReadReferral.Lines(sight, referral, question)
               select new FoundLine(answer.Kind, DataKind.ReferralFacts, section.Title, answer.Label, string.Join(", ", answer.Values));
    }

    /// <summary>What was added later stands under the kind of the question that it answers, as on the page of the referral.</summary>
    private IEnumerable<FoundLine> Of(Addition added, string? questions)
    {
        var question = questions is not null && added.Question.Length > 0 ? sets[questions].Find(added.Question) : null;
        var kind = question is null ? Addition.Untold : question.Kind ?? Addition.Untold;
        return Of(db.Model.FindEntityType(typeof(Addition))!, added).Select(l => l with { Kind = kind });
    }

    /// <summary>Each statement under its own kind where the record is one of the person; what other sources said stands under theirs.</summary>
    private IEnumerable<FoundLine> Of(Records.Record record)
    {
        var schema = ontology.Find(record.Schema);
        return from said in record.Statements
               let property = schema?.Find(said.Property)
               let kind = record.RowKind == DataKind.ReferralFacts ? property?.Kind ?? DataKind.Entities : record.RowKind
               select new FoundLine(kind, record.RowKind, schema?.Label ?? record.Schema, property?.Label ?? said.Property, said.Value) { Said = property?.Kind ?? DataKind.Entities };
    }

    /// <summary>Each field that says something; numbers by which the house finds its things say nothing.</summary>
    private static IEnumerable<FoundLine> Of(IReadOnlyEntityType type, object row)
    {
        var kind = row is IProtectedByRow byRow ? byRow.RowKind : DossierTables.KindOf(type.ClrType);
        var only = row is ContactWay { Circle: WayCircle.CaseWorkers } ? Role.CaseWorker : (Role?)null;
        return from property in type.GetProperties()
               let info = property.PropertyInfo
               where info is not null && FoundValue.IsOfThem(info)
               let value = FoundValue.Of(info.GetValue(row))
               where value.Length > 0
               // That somebody is connected with those who did it is a danger, whatever it is written beside.
               let own = property.ClrType == typeof(bool) && FieldClasses.Of(property) == FieldClass.Hazard ? DataKind.Hazards : kind
               select new FoundLine(own, kind, FoundValue.Words(type.ClrType.Name), FoundValue.Words(info.Name), value) { OnlyFor = only };
    }

    private async Task<IReadOnlyList<object>> RowsOfAsync<T>(IReadOnlyEntityType type, string field, DossierId dossier, CancellationToken ct) where T : class
    {
        var rows = await db.Set<T>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(x => EF.Property<DossierId>(x, field) == dossier).ToListAsync(ct);
        var key = type.FindPrimaryKey()!.Properties[0].PropertyInfo!;
        return [.. rows.OrderBy(r => key.GetValue(r)?.ToString(), StringComparer.Ordinal)];
    }
}
