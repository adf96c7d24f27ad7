using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>A form that names no other place goes to its own page. Without this a browser sends it to the address that it shows, and after a refused "issue" that address issues: saving would issue too.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormAction : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // What the page says itself, or the framework wrote for it, stands.
        if (output.Attributes.ContainsName("action") || output.Attributes["method"]?.Value?.ToString() is not { } method || !method.Equals("post", StringComparison.OrdinalIgnoreCase)) return;
        var request = View.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(q => !q.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? "")));
        output.Attributes.SetAttribute("action", request.PathBase + request.Path + query.ToString());
    }
}
