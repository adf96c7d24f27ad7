using System.Globalization;
using Entente.Matching;
using Entente.Matching.Lines;
using Entente.Matching.Relinking;
using Entente.Web.Design;

namespace Entente.Web.Matching;

/// <summary>How a run is put in words.</summary>
internal static class RelinkWords
{
    public static string Scope(Relink run, Texts texts) => run switch
    {
        { Scope: RelinkScope.Since, Since: { } since } => texts["relink.over.Since", texts.Day(DateOnly.FromDateTime(since.UtcDateTime))],
        _ => texts["relink.over." + run.Scope, run.Subject],
    };

    /// <summary>Why a step was not done.</summary>
    public static string Trouble(Relink run, Texts texts) =>
        texts.Has("relink.trouble." + run.Trouble) ? texts["relink.trouble." + run.Trouble] : texts["relink.trouble.other", run.Trouble];

    /// <summary>Why the engine puts a record where it is, in words for people who know no statistics.</summary>
    public static string Place(RelinkPlace place, MatchLines lines, Texts texts)
    {
        List<string> said = [];
        if (place.Nearest is { } nearest) said.Add(texts["relink.place.nearest", nearest.Reference!, Strong(place.Member.NearestBits, lines, texts)]);
        if (place.Member.Known > 1) said.Add(texts["relink.place.known", place.Member.Known]);
        if (place.Member.Judged) said.Add(texts["relink.place.judged"]);
        if (place.Member.Bridge) said.Add(texts["relink.place.bridge"]);
        return string.Join(' ', said);
    }

    private static string Strong(double bits, MatchLines lines, Texts texts) => texts["outlook." + (lines.Call(MatchLines.ChanceOf(bits))?.ToString() ?? "Unlikely")];

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Open proposals by how likely they are called, before and after: two bars each. The page says the same in a table.</summary>
internal sealed record BandChart(IReadOnlyList<BandChart.Bar> Bars)
{
    public const int Width = 320;
    public const int BandHeight = 72;
    public const int Height = BandHeight * 3;
    private const double Room = 240;

    /// <param name="was">Counts before by strength: possible, likely, almost certain.</param>
    /// <param name="becomes">The same after.</param>
    public static BandChart Of(IReadOnlyList<int> was, IReadOnlyList<int> becomes)
    {
        var most = Math.Max(1, was.Concat(becomes).Max());
        return new([.. Enum.GetValues<MatchStrength>().Reverse().SelectMany((band, i) => new[]
        {
            new Bar(band, false, was[(int)band], i * BandHeight + 22, RelinkWords.Number(Math.Max(1, was[(int)band] * Room / most))),
            new Bar(band, true, becomes[(int)band], i * BandHeight + 44, RelinkWords.Number(Math.Max(1, becomes[(int)band] * Room / most))),
        })]);
    }

    internal sealed record Bar(MatchStrength Band, bool After, int Count, int Top, string Length)
    {
        public string Colour => After ? "#1d70b8" : "#505a5f";

        public string CountX => RelinkWords.Number(double.Parse(Length, CultureInfo.InvariantCulture) + 6);
    }
}
