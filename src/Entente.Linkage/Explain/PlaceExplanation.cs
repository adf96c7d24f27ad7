using System.Globalization;
using System.Text;

namespace Entente.Linkage.Explain;

/// <summary>Why a record is in its cluster, or alone.</summary>
/// <param name="Record">The record's id.</param>
/// <param name="Members">How many records its cluster has, itself included.</param>
/// <param name="Nearest">The member that speaks most for it, or where it is alone the record elsewhere that comes nearest; null where nothing came near.</param>
/// <param name="Mean">In bits: the mean score with the other members, each bounded; 0 where it is alone.</param>
/// <param name="Doubters">Ids of members that, looked at alone, speak against it.</param>
/// <param name="Bridge">Whether the others would fall apart without it: worth a person's look.</param>
/// <param name="Judged">Ids of records that people judged to be the same or not the same as it.</param>
public sealed record PlaceExplanation(string Record, int Members, PairExplanation? Nearest, double Mean, IReadOnlyList<string> Doubters, bool Bridge, IReadOnlyList<string> Judged)
{
    /// <summary>Ids of records that speak for it, but whose cluster and its own each hold a record of one source, where each source holds each person but once.</summary>
    public IReadOnlyList<string> KeptFrom { get; init; } = [];

    /// <summary>How many other records say the same in every compared column, where they were so many that one of them stood for all; else 0. They are among <see cref="Members"/> unless they say too little to be one person.</summary>
    public int Copies { get; init; }

    /// <summary>The explanation as JSON, for programs. It holds values of records: it is to be kept as they are.</summary>
    /// <returns>One object, without line ends; docs/linkage/explanation.md says what its members mean.</returns>
    public string InJson() => ExplanationJson.Of(json => ExplanationJson.Write(json, this));

    /// <summary>The explanation as a paragraph.</summary>
    /// <returns>English text with line ends.</returns>
    public string InWords()
    {
        var text = new StringBuilder();
        if (Members == 1) text.Append(CultureInfo.InvariantCulture, $"Record {Record} stands alone: no other record, and no group of records as a whole, speaks enough for being the same person.\n");
        else text.Append(CultureInfo.InvariantCulture, $"Record {Record} is one of {Members:N0} records held to be one person; on average the others speak for it with {Mean:+0.0;-0.0;0.0}.\n");
        if (Copies > 0 && Members > Copies) text.Append(CultureInfo.InvariantCulture, $"{Copies:N0} of them say the same as it in every column that is compared: they counted as one record, and the mean takes them as one.\n");
        else if (Copies > 0) text.Append(CultureInfo.InvariantCulture, $"{Copies:N0} others say the same in every column that is compared, but that is too little to hold them to be one person; they stay alone until people judge them.\n");
        if (Doubters.Count > 0) text.Append(CultureInfo.InvariantCulture, $"Looked at alone, {string.Join(", ", Doubters)} would speak against it.\n");
        if (Bridge) text.Append("Without it the others would fall into two groups: it may join two people. Worth a look.\n");
        if (Judged.Count > 0) text.Append(CultureInfo.InvariantCulture, $"People judged it against {string.Join(", ", Judged)}; that is never overruled.\n");
        if (KeptFrom.Count > 0) text.Append(CultureInfo.InvariantCulture, $"It is kept from {string.Join(", ", KeptFrom)}: both clusters hold a record of one source, and each source holds a person but once.\n");
        if (Nearest is not null) text.Append(Members == 1 ? "Nearest to it:\n" : "What ties it most:\n").Append(Nearest.InWords());
        return text.ToString();
    }
}
