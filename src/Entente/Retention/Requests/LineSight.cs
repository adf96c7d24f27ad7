using Entente.Access;
using Entente.Audit;
using Entente.Storage;

namespace Entente.Retention.Requests;

/// <summary>In which shape one reader sees each line of what was found, each weighed against its own row and asked of the matrix once for each way to stand to it.</summary>
internal sealed class LineSight(EntenteDb db, Act act, Relations relations, DataRequest request)
{
    private readonly Dictionary<(DataKind, Relation), Shape> _shapes = [];

    public static async Task<LineSight> OfAsync(EntenteDb db, Act act, DataRequest request, CancellationToken ct) => new(db, act, await Gate.RelationsAsync(db, act.Reader, [request.Dossier], ct), request);

    public Shape Of(DataKind kind, FoundLine line) => Of(kind, line.Stands ?? request);

    /// <summary>Kinds that are shut to this reader on this dossier, whether anything is there or not.</summary>
    public IEnumerable<DataKind> Shut(RequestTerms terms) => Enum.GetValues<DataKind>().Where(k => terms.NotAnswered(k) is null && Of(k, request) == Shape.Nothing);

    private Shape Of(DataKind kind, IProtected thing)
    {
        var relation = relations.Of(thing);
        if (!_shapes.TryGetValue((kind, relation), out var shape)) _shapes[(kind, relation)] = shape = Gate.Weigh(db, act, kind, Verb.Read, relation, thing).Shape;
        return shape;
    }
}
