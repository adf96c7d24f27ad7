using Entente.Access;
using Entente.Audit;
using Entente.Matching.Grading;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;

namespace Entente.Web.Matching;

/// <summary>Grades of sources that wait for a second person, on the home page of who may be it; the way to the sources for who grades them.</summary>
internal sealed class GradesPanel(SourceGrades grades, Texts texts) : IHomePanel
{
    private const int Most = 5;

    public int Order => 35;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        var (asks, answers) = (db.Matrix.Ask(act.Reader, DataKind.Configuration, Verb.Write).Allowed, db.Matrix.Ask(act.Reader, DataKind.Configuration, Verb.Approve).Allowed);
        if (!asks && !answers) return null;
        var waiting = answers ? await grades.WaitingAsync(Most, act, ct) : [];
        return new("home.grades", "home.grades.none", "/matching/sources",
        [
            .. waiting.Select(l => new HomeLine(l.Source.Reference.Text, $"/matching/sources/{l.Source.Reference.ToRoute()}/answer", texts["imports.sourcekind." + l.Source.Kind.ToString().ToLowerInvariant()], texts["records.reliability." + l.Waiting!.Grade], "yellow")),
        ]);
    }
}
