namespace Entente.Linkage.Forms;

/// <summary>Writes text of scripts that the engine's own tables lack in Latin letters: Chinese, Thai and so on. The package Entente.Linkage.Scripts has one; or bring a library of your own.</summary>
public interface ITransliterate
{
    /// <summary>Writes a text in Latin letters.</summary>
    /// <param name="text">A name or address in any script.</param>
    /// <returns>Latin letters; marks and capitals do not matter. It must be the same each time.</returns>
    string ToLatin(string text);

    /// <summary>Reads a name word by word, for scripts whose spelling in Latin letters is fixed but for a few known others, such as Chinese.</summary>
    /// <param name="name">A name in any script.</param>
    /// <param name="part">Which part of a name it is: a character may be read otherwise in a family name.</param>
    /// <returns>The words in the order in which that language says them; none where the name is to be read by <see cref="ToLatin"/>. It must be the same each time.</returns>
    IReadOnlyList<ReadWord> ReadName(string name, NamePart part) => [];
}
