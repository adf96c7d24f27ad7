using Entente.Referrals;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Entente.Web.Referrals;

/// <summary>Gives out one file: to be saved, never to be run by the browser.</summary>
public sealed class FileModel(ReadFile read, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await read.RunAsync(Reference, acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        // Said by ourselves: the framework would write the name, which may be a person's, to the text log.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(result.Value.File.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(result.Value.Bytes, result.Value.File.MediaType);
    }
}
