using Entente.Access;
using Entente.Support.Children;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Support;

/// <summary>A child's side of a case: why they count as a child, who is on their side, school, where they live, best interests; and who depends on the person.</summary>
public sealed class ChildrenModel(ChildrenOfCase children, Acts acts) : ChildPage(children, acts, "children", Verb.Read)
{
    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();
}
