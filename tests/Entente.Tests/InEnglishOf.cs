using Entente.Foundation;

namespace Entente.Tests;

internal static class InEnglishOf
{
    /// <summary>A refusal as an English page has it.</summary>
    public static string InEnglish(this Problem problem) => TextFiles.Shipped.Say("en", problem);
}
