namespace Entente.Web.Shell;

/// <summary>Pages on which danger shows by itself, without script.</summary>
public static class Reload
{
    /// <summary>Danger is to be seen within a minute of being said (rule L10): two of these fit in one.</summary>
    public const int Seconds = 30;

    public static void ReloadsItself(this HttpResponse response) => response.Headers["Refresh"] = Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
