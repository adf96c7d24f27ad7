using Entente.Access;
using Entente.Audit;
using Entente.Matching;
using Entente.Matching.Lines;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Entente.Web.Shell;

namespace Entente.Web.Matching;

/// <summary>The likeliest open pairs, on the home page of those who may judge them.</summary>
internal sealed class MatchesPanel(ProposalQueue queue, Texts texts) : IHomePanel
{
    private const int Most = 5;

    public int Order => 30;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.Merge, Verb.Write).Allowed) return null;
        var page = await queue.ReadAsync(new(Most: Most), act, ct);
        return new("home.matches", "home.matches.none", "/matching",
        [
            .. page.Lines.Select(l => new HomeLine(l.Reference.Text, $"/matching/{l.Reference.ToRoute()}", Looks.InWords(l.Why, texts), Looks.Called(l.Strength, texts), Looks.Tone(l.Strength))),
        ]);
    }
}

/// <summary>Lines that wait for a second person, on the home page of those who may agree; not there while nothing waits.</summary>
internal sealed class LinesPanel(LinesFile file, Texts texts) : IHomePanel
{
    public int Order => 31;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.Configuration, Verb.Approve).Allowed) return null;
        var waiting = await file.WaitingAsync(ct);
        return waiting.Count == 0 ? null : new("home.lines", "home.lines.none", "/matching/lines",
        [
            .. waiting.Select(v => new HomeLine(texts["lines.for." + v.For], LinesPath.Of(v.For) + "/answer", texts["lines.version.figures", LinesForm.Written(v.Possible), LinesForm.Written(v.Likely), LinesForm.Written(v.AlmostCertain)], texts["lines.state.Waiting"], "yellow")),
        ]);
    }
}

/// <summary>What matching adds to the site.</summary>
internal static class MatchingSite
{
    public static IServiceCollection AddMatchingPages(this IServiceCollection services) => services
        .AddScoped<IHomePanel, MatchesPanel>()
        .AddScoped<IHomePanel, GradesPanel>()
        .AddScoped<IHomePanel, LinesPanel>()
        .AddSingleton(new NavigationPlace(40, "nav.matches", "/matching", DataKind.Merge, Verb.Write))
        .AddSingleton(new NavigationPlace(45, "nav.lines", "/matching/lines", DataKind.Configuration, Verb.Write))
        .AddHostedService<RelinkHost>();
}
