using Entente.Foundation;
using Entente.Records;
using Entente.Support.Offers;

namespace Entente.Support.Children;

/// <summary>Holds each free text to its length, and to being text.</summary>
internal static class ChildTexts
{
    public static IEnumerable<Problem> Wrong(params IEnumerable<(string Field, string? Text, int Most)> texts)
    {
        foreach (var (field, text, most) in texts)
        {
            if (text?.Length > most) yield return new WordsTooLong(field, most);
            else if (text is not null && NormalForms.IsBroken(text)) yield return new WordsBroken(field);
        }
    }
}
