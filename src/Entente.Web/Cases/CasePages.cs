using Entente.Access;
using Entente.Cases;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;

namespace Entente.Web.Cases;

/// <summary>One page of a case, for the navigation of its pages. A room adds its own as a singleton.</summary>
/// <param name="Order">Where it stands among the others; leave gaps.</param>
/// <param name="Path">Below the case's address, "evidence"; empty for the case itself.</param>
/// <param name="TextKey">Key of its name.</param>
/// <param name="Kind">The row of the matrix that the page's route asks for, and with it the verb.</param>
public sealed record CasePage(int Order, string Path, string TextKey, DataKind Kind, Verb Verb = Verb.Read);

/// <summary>The pages of one case, as far as this reader has them.</summary>
public sealed class CasePages(IEnumerable<CasePage> pages, EntenteDb db, Acts acts, Texts texts)
{
    public async Task<IReadOnlyList<Choice>> OfAsync(Case about, CancellationToken ct = default)
    {
        var act = acts.Now();
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var root = "/cases/" + about.Reference.ToRoute();
        return
        [
            .. from page in pages
               where Gate.Weigh(db, act, page.Kind, page.Verb, relation, about) is { Allowed: true, Shape: >= Shape.Masked }
               orderby page.Order
               select new Choice(page.Path.Length == 0 ? root : $"{root}/{page.Path}", texts[page.TextKey]),
        ];
    }
}
