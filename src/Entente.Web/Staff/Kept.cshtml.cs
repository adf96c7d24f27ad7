using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>After signing in again: what was sent too late is held here, to be sent now or let go.</summary>
public sealed class KeptModel(KeptForms forms, SignedIn signedIn) : PageModel
{
    public KeptForm? Form { get; private set; }

    public void OnGet() => Form = forms.Find(HttpContext, signedIn.Reader.User);

    public IActionResult OnPost()
    {
        forms.Forget(HttpContext);
        return Redirect("/");
    }
}
