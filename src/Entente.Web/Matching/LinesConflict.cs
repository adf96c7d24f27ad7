using System.Globalization;
using Entente.Matching.Lines;
using Entente.Web.Design;
using Entente.Web.Shell;

namespace Entente.Web.Matching;

/// <summary>Two people's lines for one purpose, figure by figure: what this person typed, and what somebody else asked for or set first.</summary>
internal static class LinesConflict
{
    public static Conflict Compare(LinesView view, LinesForm mine, Texts texts)
    {
        var first = view.Waiting ?? view.InForce;
        var theirs = first?.Lines ?? view.Lines;
        ConflictField Of(string name, string label, string? typed, string there, bool text = false) =>
            new(name, texts[label], typed?.Trim() ?? "", there, [new($"Form.{name}", typed ?? "")], text);
        return new(LinesPath.Of(view.Purpose) + "/change?handler=Choose", view.Standing.ToString(CultureInfo.InvariantCulture), first is null ? texts["lines.shipped.who"] : view.NameOf(first.By), first?.At ?? default,
        [
            Of(nameof(LinesForm.Possible), "lines.possible", mine.Possible, LinesForm.Written(theirs.Possible)),
            Of(nameof(LinesForm.Likely), "lines.likely", mine.Likely, LinesForm.Written(theirs.Likely)),
            Of(nameof(LinesForm.AlmostCertain), "lines.certain", mine.AlmostCertain, LinesForm.Written(theirs.AlmostCertain)),
            Of(nameof(LinesForm.Why), "lines.why", mine.Why, first?.Why ?? "", true),
        ]);
    }

    /// <summary>The choice as what is asked for now. Fields that did not differ are as they stand.</summary>
    public static LinesForm Chosen(LinesView view, LinesForm mine, ConflictChoices choices)
    {
        var first = view.Waiting ?? view.InForce;
        var theirs = first?.Lines ?? view.Lines;
        return new()
        {
            Possible = choices.Pick(nameof(LinesForm.Possible), mine.Possible, LinesForm.Written(theirs.Possible)),
            Likely = choices.Pick(nameof(LinesForm.Likely), mine.Likely, LinesForm.Written(theirs.Likely)),
            AlmostCertain = choices.Pick(nameof(LinesForm.AlmostCertain), mine.AlmostCertain, LinesForm.Written(theirs.AlmostCertain)),
            Why = choices.Pick(nameof(LinesForm.Why), mine.Why, first?.Why ?? "", ConflictChoices.Join),
            Seen = view.Standing,
        };
    }
}
