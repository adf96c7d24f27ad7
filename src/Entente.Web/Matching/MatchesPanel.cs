using Entente.Access;
using Entente.Audit;
using Entente.Matching;
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
            .. page.Lines.Select(l => new HomeLine(l.Reference.Text, $"/matching/{l.Reference.ToRoute()}", Looks.InWords(l.Why, texts), texts["matching.strength." + l.Strength], Looks.Tone(l.Strength))),
        ]);
    }
}

/// <summary>What matching adds to the site.</summary>
internal static class MatchingSite
{
    public static IServiceCollection AddMatchingPages(this IServiceCollection services) => services
        .AddScoped<IHomePanel, MatchesPanel>()
        .AddScoped<IHomePanel, GradesPanel>()
        .AddSingleton(new NavigationPlace(40, "nav.matches", "/matching", DataKind.Merge, Verb.Write))
        .AddHostedService<RelinkHost>();
}
