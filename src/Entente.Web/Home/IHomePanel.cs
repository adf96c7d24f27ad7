using Entente.Audit;
using Entente.Storage;

namespace Entente.Web.Home;

/// <summary>What a room puts on the home page of whoever is signed in. A room that has nothing for this role returns null; one that has, but empty today, returns no lines.</summary>
public interface IHomePanel
{
    /// <summary>Danger first (0), then clocks (10), own work (20), the rest.</summary>
    int Order { get; }

    Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct);
}

/// <param name="TitleKey">Key of the heading's text.</param>
/// <param name="EmptyKey">Key of the sentence shown when there is nothing.</param>
/// <param name="MoreHref">The whole list behind the lines.</param>
public sealed record HomePanel(string TitleKey, string EmptyKey, string MoreHref, IReadOnlyList<HomeLine> Lines)
{
    /// <summary>Its lines cannot wait for somebody to look: the page loads itself anew.</summary>
    public bool IsLive { get; init; }
}

/// <summary>One thing to do: a reference, what it is in words without personal data, and a tag.</summary>
/// <param name="Tone">The tag's colour: red, yellow, green, blue, grey.</param>
public sealed record HomeLine(string Reference, string Href, string Words, string Tag, string Tone);
