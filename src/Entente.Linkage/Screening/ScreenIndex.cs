using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Entente.Linkage.Forms;
using Entente.Linkage.Names;

namespace Entente.Linkage.Screening;

/// <summary>A list of persons or organisations to ask about one name at a time: wanted, missing, sanctioned, or known to a centre.</summary>
/// <remarks>
/// It never changes, and serves any number of threads. Names are found by the sounds, beginnings, ends and short forms of their words, rare ones first, and the best
/// <see cref="Looked"/> are compared letter by letter. What is left is weighed as a question with one answer: is it this entry, another one, or somebody who is not
/// on the list? A name that many entries bear answers little, which is why the same name scores less on a longer list. Measured in docs/benchmarks.md.
/// </remarks>
public sealed class ScreenIndex
{
    /// <summary>The probability from which an entry may be called the one that was asked about.</summary>
    public const double Threshold = 0.5;

    /// <summary>How many names are compared letter by letter for a query.</summary>
    public const int Looked = 160;

    private readonly NameMatcher _matcher;
    private readonly NameKind _kind;
    private readonly double _share;
    private readonly string[] _ids;
    private readonly int[] _born;
    private readonly int[] _nationalities;
    private readonly ScreenWords _words = new();
    private readonly ParsedName[] _names;
    private readonly int[] _owners;
    private readonly ScreenPostings _postings;
    private readonly ConcurrentBag<ScreenScratch> _scratch = [];

    private ScreenIndex(ScreenEntry[] entries, NameKind kind, double share, ITransliterate? transliterate)
    {
        (_matcher, _kind, _share) = (new(transliterate), kind, share);
        (_ids, _nationalities) = (Array.ConvertAll(entries, e => e.Id), new int[entries.Length]);
        _born = Array.ConvertAll(entries, e => DateOf(e.Born));
        var (names, owners) = (new List<ParsedName>(), new List<int>());
        for (var i = 0; i < entries.Length; i++)
        {
            var from = names.Count;
            foreach (var name in entries[i].Names.Distinct(StringComparer.Ordinal))
            {
                names.Add(_matcher.Parse(name, kind));
                owners.Add(i);
            }

            _nationalities[i] = _words.Add(CollectionsMarshal.AsSpan(names)[from..], Code(entries[i].Nationality));
        }

        (_names, _owners) = ([.. names], [.. owners]);
        _postings = ScreenPostings.Of(_names);
    }

    /// <summary>How many entries there are.</summary>
    public int Count => _ids.Length;

    /// <summary>Makes an index.</summary>
    /// <param name="entries">The list. An entry without a name with letters is never found.</param>
    /// <param name="kind">What the entries are.</param>
    /// <param name="share">The share of queries that are expected to be on the list, above 0 and below 1: a border sees few, a list checked against itself many.</param>
    /// <param name="transliterate">Reads scripts that the engine's own tables lack.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentException">Two entries have one id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static ScreenIndex Build(IEnumerable<ScreenEntry> entries, NameKind kind = NameKind.Person, double share = 0.1, ITransliterate? transliterate = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (!(share is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share of queries expected on the list lies between 0 and 1.");
        ScreenEntry[] all = [.. entries];
        if (all.GroupBy(e => e.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice }) throw new ArgumentException($"The list has the id '{twice}' twice.", nameof(entries));
        return new(all, kind, share, transliterate);
    }

    /// <summary>Whom on the list this may be, likeliest first.</summary>
    /// <param name="query">Who is asked about.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="least">Leave out what is less probable than this; 0 for all that were looked at and whose names agree at all.</param>
    /// <returns>The hits; their probabilities add up to at most 1, and the rest is the probability of nobody on the list.</returns>
    public IReadOnlyList<ScreenHit> Query(ScreenQuery query, int most = 10, double least = Threshold)
    {
        ArgumentNullException.ThrowIfNull(query);
        var name = _matcher.Parse(query.Name, _kind);
        if (name.Words.Length == 0) return [];
        if (!_scratch.TryTake(out var scratch)) scratch = new(_names.Length);
        try
        {
            _postings.Find(name, scratch, Looked);
            return Weigh(query, name, scratch, most, least);
        }
        finally
        {
            _scratch.Add(scratch);
        }
    }

    private List<ScreenHit> Weigh(ScreenQuery query, ParsedName name, ScreenScratch scratch, int most, double least)
    {
        var best = new Dictionary<int, (int Name, NameMatch Match)>();
        foreach (var candidate in scratch.Best)
        {
            var match = NameMatcher.Compare(name, _names[candidate]);
            if (match.Score < ScreenWeights.LeastName) continue;
            var owner = _owners[candidate];
            // The lower number on a tie, so that the answer does not hang on the order of finding.
            if (!best.TryGetValue(owner, out var before) || match.Score > before.Match.Score || (match.Score == before.Match.Score && candidate < before.Name)) best[owner] = (candidate, match);
        }

        var (born, nationality) = (DateOf(query.Born), Code(query.Nationality));
        var number = _words.Number(nationality);
        Span<ulong> words = stackalloc ulong[name.Words.Length];
        for (var word = 0; word < words.Length; word++) words[word] = ScreenWords.Hash(name, word);
        double[] scores = [.. best.Values.Select(b => b.Match.Score).Order()];
        var hits = new List<(ScreenHit Hit, double Odds)>(best.Count);
        foreach (var (owner, (at, match)) in best)
        {
            var alike = scores.Length - FirstFrom(scores, match.Score - ScreenWeights.AsAlike);
            var agreement = Born.Of(born, _born[owner]);
            bool? same = nationality.Length == 0 || _nationalities[owner] == ScreenWords.Any ? null : number == _nationalities[owner];
            var odds = _share / (1 - _share) * ScreenNaming.Odds(name, words, _names[at], match, _words, _nationalities[owner], alike - 1) * Born.Odds(agreement) * ScreenWeights.Nationality(same);
            hits.Add((new(_ids[owner], 0, _names[at].Said, match, alike, agreement, same), odds));
        }

        var sum = 1 + hits.Sum(h => h.Odds);
        return [.. hits.Select(h => h.Hit with { Probability = h.Odds / sum }).Where(h => h.Probability >= least)
            .OrderByDescending(h => h.Probability).ThenByDescending(h => h.Match.Score).ThenBy(h => h.Id, StringComparer.Ordinal).Take(most)];
    }

    private static int FirstFrom(double[] sorted, double least)
    {
        var at = Array.BinarySearch(sorted, least);
        if (at < 0) return ~at;
        while (at > 0 && sorted[at - 1] >= least) at--;
        return at;
    }

    private static string Code(string nationality) => nationality.Trim().ToUpperInvariant();

    private static int DateOf(string text) => text.Length is 0 or > 40 ? 0 : DateText.Read(System.Text.Encoding.UTF8.GetBytes(text));
}
