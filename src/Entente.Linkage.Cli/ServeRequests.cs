using System.Text.Json;
using Entente.Linkage.Explain;
using Entente.Linkage.Live;

namespace Entente.Linkage.Cli;

/// <summary>What serve can do.</summary>
internal sealed class ServeRequests(LinkStore store)
{
    private LinkIndex Index => store.Index;

    /// <summary>Does what is asked, and gives back what writes the answer.</summary>
    public Action<Utf8JsonWriter> Do(ServeRequest request)
    {
        switch (request.Verb)
        {
            case "put":
                return Changed(store.Put(request.Text("id", "the record's id"), request.Values(Index)));
            case "remove":
                return Changed(store.Remove(There(request.Text("id", "the record's id"))));
            case "judge":
                var (left, right) = Pair(request);
                return Judged(store.Judge(new(left, right, request.Flag("same"))), left, right);
            case "withdraw":
                (left, right) = Pair(request);
                return Changed(store.Withdraw(left, right));
            case "query":
                var hits = Index.Query(request.Values(Index), (int)Math.Clamp(request.Number("most", 10), 1, 1_000), request.Number("least", 0));
                return answer => Hits(answer, hits);
            case "explain" when request.Has("id"):
                var place = Index.ExplainPlace(There(request.Text("id", "a record's id")))!;
                return answer =>
                {
                    answer.WriteString("words", place.InWords());
                    answer.WritePropertyName("explanation");
                    ExplanationJson.Write(answer, place);
                };
            case "explain":
                (left, right) = Pair(request);
                var pair = Index.Explain(There(left), There(right))!;
                return answer => Explained(answer, pair);
            case var other:
                throw new FormatException($"There is nothing called '{other}' to do. There are put, remove, judge, withdraw, query and explain.");
        }
    }

    private static (string Left, string Right) Pair(ServeRequest request)
    {
        var (left, right) = (request.Text("left", "one record's id"), request.Text("right", "the other's"));
        return left == right ? throw new FormatException("'left' and 'right' name one and the same record.") : (left, right);
    }

    private string There(string id) => Index.Cluster(id) is null ? throw new FormatException($"There is no record '{id}'.") : id;

    /// <summary>A judgement stands whatever it meets: what it contradicts, and for whom it waits, is said at once.</summary>
    private Action<Utf8JsonWriter> Judged(LinkChange change, string left, string right)
    {
        var changed = Changed(change);
        var conflicts = Index.Conflicts(left).Union(Index.Conflicts(right)).ToList();
        var waits = new[] { left, right }.Where(id => Index.Cluster(id) is null).ToList();
        return answer =>
        {
            changed(answer);
            Answer.Texts(answer, "conflicts", conflicts);
            Answer.Texts(answer, "waits", waits);
        };
    }

    private Action<Utf8JsonWriter> Changed(LinkChange change)
    {
        var cluster = Index.Cluster(change.Id);
        return answer =>
        {
            answer.WriteString("id", change.Id);
            answer.WriteString("cluster", cluster);
            Answer.Texts(answer, "members", change.Members);
            Answer.Texts(answer, "moved", change.Moved);
        };
    }

    private static void Hits(Utf8JsonWriter answer, IReadOnlyList<LinkHit> hits)
    {
        answer.WriteStartArray("hits");
        foreach (var hit in hits)
        {
            answer.WriteStartObject();
            answer.WriteString("id", hit.Id);
            answer.WriteNumber("score", Math.Round(hit.Score, 3));
            answer.WriteString("cluster", hit.Cluster);
            answer.WriteEndObject();
        }

        answer.WriteEndArray();
    }

    private static void Explained(Utf8JsonWriter answer, PairExplanation pair)
    {
        answer.WriteNumber("score", Math.Round(pair.Score, 3));
        answer.WriteNumber("probability", Math.Round(pair.Probability, 6));
        answer.WriteString("words", pair.InWords());
        answer.WriteStartArray("reasons");
        foreach (var reason in pair.Reasons)
        {
            answer.WriteStartObject();
            answer.WriteString("column", reason.Field);
            answer.WriteString("level", reason.Level);
            answer.WriteString("left", reason.Left);
            answer.WriteString("right", reason.Right);
            answer.WriteNumber("weight", Math.Round(reason.Weight, 3));
            answer.WriteEndObject();
        }

        answer.WriteEndArray();
        answer.WritePropertyName("explanation");
        ExplanationJson.Write(answer, pair);
    }
}
