using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Help that opens on demand; works without script.</summary>
[HtmlTargetElement("govuk-details")]
public sealed class Details : TagHelper
{
    public required string Summary { get; set; }

    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("details", "govuk-details",
            Markup.Element("summary", "govuk-details__summary", Markup.Element("span", "govuk-details__summary-text", Summary)),
            Markup.Element("div", "govuk-details__text", await output.GetChildContentAsync())).Flag("open", Open));
}
