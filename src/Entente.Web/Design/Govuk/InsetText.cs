using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Sets a quotation or an aside apart.</summary>
[HtmlTargetElement("govuk-inset-text")]
public sealed class InsetText : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("div", "govuk-inset-text", await output.GetChildContentAsync()));
}
