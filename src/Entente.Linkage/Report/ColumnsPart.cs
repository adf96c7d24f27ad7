using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;
using static Entente.Linkage.Report.HtmlPage;

namespace Entente.Linkage.Report;

/// <summary>What the columns hold and what agreement on them is worth.</summary>
internal static class ColumnsPart
{
    public static void Write(HtmlPage page, BatchResult result, IReadOnlyList<ColumnProfile> profile)
    {
        page.Heading("What the columns were read as");
        page.Text("A column that was read wrongly can be put right with --role COLUMN=ROLE, one that says nothing about who is meant left out with --ignore COLUMN.");
        var used = result.Records.Fields.ToDictionary(f => f.Name, f => f.Role);
        foreach (var part in result.Records.Fields.SelectMany(f => f.Form.Parts)) used[part.Name] = part.Role;
        page.Table("Columns", ["Column", "Read as", "#Filled", "#Different values", "Commonest values"], profile.Select(c => (IReadOnlyList<string>)
            [c.Name, InWords(used.GetValueOrDefault(c.Name, ColumnRole.Ignored)), Share(c.Filled), Number(c.Distinct), string.Join(", ", c.Commonest.Take(3).Select(v => $"{Short(v.Value)} ({Number(v.Count)})"))]));
        if (profile.SelectMany(c => c.Notes).ToArray() is { Length: > 0 } notes) page.List(notes);
        if (profile.SelectMany(c => c.DoubtsInWords).ToArray() is { Length: > 0 } doubts)
        {
            page.Text("Values that may not mean what they say:");
            page.List(doubts);
        }

        var thin = profile.Where(c => c.Filled < 0.5 && used.ContainsKey(c.Name)).Select(c => c.Name).ToArray();
        if (thin.Length > 0) page.Text($"Less than half filled: {string.Join(", ", thin)}. What a record does not say counts neither for nor against.");
    }

    public static void Learned(HtmlPage page, BatchResult result)
    {
        page.Heading("What was learned");
        page.Text("From the file itself was learned how often two records of one person agree on each column, and how often two strangers do. A column tells people apart where the first is high and the second low. That a value is rare counts on top of this.");
        page.List(result.Report.Where(Train.Learned.IsTold));
        var model = result.Model.Weights;
        page.Table("Of 1,000 pairs where both records say something", ["Column", "#One person: the same", "#One person: close", "#Strangers: the same", "#Strangers: close"], result.Records.Fields.Select(f =>
        {
            var one = f.Parents.Count == 0 ? MatchModel.Alone : 0; // one person's records mostly agree on the parent, strangers' do not
            return (IReadOnlyList<string>)[f.Name, Of(PairKind.Match, one, 0, 1), Of(PairKind.Match, one, 1, f.FirstUnlike), Of(PairKind.Strangers, MatchModel.Alone, 0, 1), Of(PairKind.Strangers, MatchModel.Alone, 1, f.FirstUnlike)];

            string Of(PairKind kind, int state, int from, int to) => PerThousand(Enumerable.Range(from, Math.Max(0, to - from)).Sum(level => model[kind][MatchModel.At(f.Slot, state, level)]));
        }));
        if (result.Records.Fields.Any(f => f.Parents.Count > 0)) page.Text($"Some columns go together: {string.Join("; ", result.Records.Fields.Where(f => f.Parents.Count > 0).Select(f => $"{f.Name} with {string.Join(" and ", f.Parents.Select(p => p.Name))}"))}. So that this does not count twice, what is told of one person is for pairs that agree on the other column (the first, where there are two), what is told of strangers for pairs that do not.");
    }

    private static string PerThousand(double share) => (1000 * share).ToString(share < 0.01 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string InWords(ColumnRole role) => role switch
    {
        ColumnRole.Ignored => "not compared",
        ColumnRole.GivenName => "given name",
        ColumnRole.FamilyName => "family name",
        ColumnRole.FullName => "whole name",
        ColumnRole.Identifier => "number given by an authority",
        ColumnRole.PostCode => "post code",
        ColumnRole.Place => "town or place",
        ColumnRole.Country => "country of residence",
        ColumnRole.Number => "short number",
        ColumnRole.Words => "free words",
        _ => role.ToString().ToLowerInvariant(),
    };
}
