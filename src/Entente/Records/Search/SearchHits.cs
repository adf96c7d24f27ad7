using Entente.Access;
using Entente.Audit;
using Entente.Storage;

namespace Entente.Records.Search;

/// <summary>Turns a record that was met into what this reader may know of it: in their shape, for reasons that lie in fields open to them, or not at all.</summary>
internal sealed class SearchHits(EntenteDb db, Ontology ontology, Act act, Relations relations)
{
    public Relations Relations => relations;

    /// <summary>Null where the typed words are met only with the help of a field that this reader may not see: a search must not tell what a page hides.</summary>
    /// <param name="missing">How many of the words may go unmet.</param>
    public SearchHit? Of(Record record, SearchQuestion question, bool quoted, int missing = 0)
    {
        var relation = relations.Of(record);
        var schema = ontology[record.Schema];
        if (ShapeOf(record.RowKind, relation, record) < Shape.Masked) return null;

        var open = Keys.Of(record, ontology).Where(k => schema.Find(k.Property) is not { } property || ShapeOf(property.Kind, relation, record) >= Shape.Masked).ToList();
        var exact = open.Where(k => question.Exact.Contains(k.Key)).ToList();
        var met = question.Words.Select(w => Best(w, open)).OfType<Met>().ToList();
        if (!quoted && exact.Count == 0 && (met.Count == 0 || met.Count < question.Words.Count - missing)) return null;

        var reasons = exact.Select(k => Reason(schema, k)).Concat(met.SelectMany(m => m.Keys.Select(k => Reason(schema, k) with { How = m.How == Closeness.Slip ? FoundHow.ButForOneLetter : FoundHow.Exactly }))).ToList();
        if (quoted && reasons.Count == 0) reasons.Add(new(KeyKind.Reference, "", FoundHow.OfTheSameDossier));
        return new(record.Reference, schema.Label, Captions.Shown(record, schema, kind => ShapeOf(kind, relation, record)), record.Learned,
            [.. reasons.Distinct()], exact.Sum(k => Weight(k.Kind)) + met.Sum(m => Weight(m)));
    }

    public Shape ShapeOf(DataKind kind, Relation relation, Record record) => Gate.Weigh(db, act, kind, Verb.Read, relation, record) is { Allowed: true } open ? open.Shape : Shape.Nothing;

    /// <summary>The closest way in which the record meets the word, with every place where it does so.</summary>
    private static Met? Best(SearchWord word, List<FoundBy> open) => open.Select(k => (Key: k, How: word.Meets(k.Key))).Where(m => m.How is not null)
        .GroupBy(m => m.How!.Value).OrderBy(g => g.Key).Select(g => new Met(g.Key, [.. g.Select(m => m.Key)])).FirstOrDefault();

    private static SearchReason Reason(Schema schema, FoundBy key) => new(key.Kind, schema.Find(key.Property)?.Label ?? "");

    private static int Weight(Met met) => met.How switch { Closeness.Same => met.Keys.Max(k => Weight(k.Kind)), Closeness.Sounds => 6, _ => 4 };

    private static int Weight(KeyKind kind) => kind switch
    {
        KeyKind.Reference => 100,
        KeyKind.Document or KeyKind.Phone or KeyKind.Email or KeyKind.Vehicle or KeyKind.Account or KeyKind.Identifier => 50,
        KeyKind.Address => 40,
        KeyKind.BirthDate => 20,
        KeyKind.NameToken => 10,
        _ => 3,
    };

    private sealed record Met(Closeness How, IReadOnlyList<FoundBy> Keys);
}
