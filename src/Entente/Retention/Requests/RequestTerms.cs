using Entente.Access;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Retention.Requests;

/// <summary>By which law and in what time a person is answered about their data, how identity is checked, and on what grounds something is held back, from data/retention/requests.json.</summary>
public sealed class RequestTerms
{
    private const string Name = "retention/requests.json";

    private readonly File _file;

    private RequestTerms(File file)
    {
        _file = file;
        if (file.WordsAtLeast < 1 || file.Laws.Any(l => l.Months < 1 || l.ExtendMonths < 0)) throw new InvalidDataException($"data/{Name}: 'wordsAtLeast' and 'months' are 1 at least, 'extendMonths' 0.");
        foreach (var codes in (IReadOnlyList<IEnumerable<string>>)[file.Laws.Select(l => l.Code), file.Channels.Select(c => c.Code), file.Identities.Select(c => c.Code), file.Grounds.Select(g => g.Code), file.Refusals.Select(g => g.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name} has '{twice.Key}' twice in one list: give each its own code.");
        }

        if (!file.Complaints.Any(c => c.Territory.Length == 0)) throw new InvalidDataException($"data/{Name}: 'complaints' needs one for everywhere, with an empty territory.");
    }

    /// <summary>Through their own page: identity is their code word and number.</summary>
    public const string OwnPage = "own-page";

    public static RequestTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public int WordsAtLeast => _file.WordsAtLeast;

    public IReadOnlyList<RequestCode> Channels => _file.Channels;

    public IReadOnlyList<RequestCode> Identities => _file.Identities;

    /// <summary>Grounds on which a kind of data is held back.</summary>
    public IReadOnlyList<RequestGround> Grounds => _file.Grounds;

    /// <summary>Grounds on which a correction is refused.</summary>
    public IReadOnlyList<RequestGround> Refusals => _file.Refusals;

    /// <summary>The laws that may hold in a place; whoever takes the request down says which.</summary>
    public IReadOnlyList<RequestLaw> LawsIn(string territory) => [.. _file.Laws.Where(l => (l.Territories.Count == 0 || l.Territories.Any(t => IsIn(territory, t))) && !l.Except.Any(t => IsIn(territory, t)))];

    public RequestLaw? Law(string? code) => _file.Laws.FirstOrDefault(l => l.Code == code);

    /// <summary>How to complain, in words for the person.</summary>
    public RequestComplaint ComplaintIn(string territory) => _file.Complaints.Where(c => c.Territory.Length == 0 || IsIn(territory, c.Territory)).OrderByDescending(c => c.Territory.Length).First();

    /// <summary>Others may stand in it: somebody has to look before it is given.</summary>
    public bool NeedsLooking(DataKind kind) => _file.Look.Contains(kind);

    /// <summary>Why a kind is no part of an answer; null where it is.</summary>
    public string? NotAnswered(DataKind kind) => _file.None.FirstOrDefault(n => n.Kind == kind)?.Why;

    public static RequestTerms From(DataFolder data) => new(data.Read<File>(Name));

    private static bool IsIn(string territory, string place) => territory == place || territory.StartsWith(place + "-", StringComparison.Ordinal);

    private sealed record File(string Source, DateOnly Date, int WordsAtLeast, IReadOnlyList<RequestLaw> Laws, IReadOnlyList<RequestCode> Channels, IReadOnlyList<RequestCode> Identities, IReadOnlyList<RequestGround> Grounds,
        IReadOnlyList<RequestGround> Refusals, IReadOnlyList<RequestComplaint> Complaints, IReadOnlyList<DataKind> Look, IReadOnlyList<KindNotAnswered> None);
}

/// <summary>A code with its words.</summary>
public sealed record RequestCode(string Code, string Text);

/// <summary>A law by which a person is answered, and in how many months.</summary>
/// <param name="ExtendMonths">By how many more at most, once, where it is complex; none where not at all.</param>
public sealed record RequestLaw(string Code, string Text, IReadOnlyList<string> Territories, IReadOnlyList<string> Except, int Months, int ExtendMonths, string Source, FactStatus Status);

/// <summary>A ground with where it is written.</summary>
public sealed record RequestGround(string Code, string Text, string Source, FactStatus Status);

/// <summary>How to complain in one place.</summary>
public sealed record RequestComplaint(string Territory, string Text, string Source, FactStatus Status);

/// <summary>A kind of data that holds nothing for the person, and why.</summary>
public sealed record KindNotAnswered(DataKind Kind, string Why);
