namespace Entente.Linkage.Forms;

/// <summary>Writes text of scripts that the engine's own tables lack in Latin letters: Chinese, Thai and so on. Bring a library of your own.</summary>
public interface ITransliterate
{
    /// <summary>Writes a text in Latin letters.</summary>
    /// <param name="text">A name or address in any script.</param>
    /// <returns>Latin letters; marks and capitals do not matter. It must be the same each time.</returns>
    string ToLatin(string text);
}
