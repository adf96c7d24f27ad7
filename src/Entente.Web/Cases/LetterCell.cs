using Entente.Cases;
using Entente.Cases.Letters;
using Entente.Foundation;

namespace Entente.Web.Cases;

/// <summary>A paragraph as it stands on the page, each text with the language that it is in; English where it has no other.</summary>
public sealed record LetterCell(string Text, IReadOnlyList<string>? Points = null)
{
    public string Language { get; init; } = "en";

    /// <summary>The language of each point.</summary>
    public IReadOnlyList<string>? PointLanguages { get; init; }

    public string PointLanguage(int at) => PointLanguages?[at] ?? Language;

    /// <summary>The paragraph in another language as far as it has one.</summary>
    public static LetterCell Of(LetterPart english, SpokenPart said, string language) => new(said.Text ?? english.Text, english.Points is null ? null : [.. english.Points.Select((p, i) => said.Points?[i] ?? p)])
    {
        Language = said.Text is null ? "en" : language,
        PointLanguages = english.Points is null ? null : [.. english.Points.Select((_, i) => said.Points?[i] is null ? "en" : language)],
    };

    public static string DirectionOf(string language) => Translations.DirectionOf(language);

    public override string ToString() => nameof(LetterCell);
}
