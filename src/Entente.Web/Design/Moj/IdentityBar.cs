using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Whose dossier this is, on every page about it: a reference, tags, and actions in moj-identity-actions.</summary>
[HtmlTargetElement("moj-identity-bar")]
public sealed class IdentityBar : TagHelper
{
    public required string Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("div", "moj-identity-bar", Markup.Element("div", "moj-identity-bar__container",
            Markup.Element("div", "moj-identity-bar__details", Markup.Element("span", "moj-identity-bar__title", Title)),
            Markup.Element("div", "moj-identity-bar__actions", await output.GetChildContentAsync()))));
}
