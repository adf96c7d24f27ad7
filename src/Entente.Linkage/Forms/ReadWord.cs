namespace Entente.Linkage.Forms;

/// <summary>A word of a name that was read from another script.</summary>
/// <param name="Written">The word in its own script, in one form where the script has several; by it two names of that script are compared. Empty for a word of Latin letters.</param>
/// <param name="Latin">Its usual spelling. Spaces and marks do not matter.</param>
/// <param name="Others">Other spellings in use, which agree less than the usual one.</param>
public sealed record ReadWord(string Written, string Latin, IReadOnlyList<string> Others);
