using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Confirms at the end of a journey, with the reference to quote.</summary>
[HtmlTargetElement("govuk-panel")]
public sealed class Panel : TagHelper
{
    public required string Title { get; set; }

    public int HeadingLevel { get; set; } = 1;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.Become(Markup.Element("div", "govuk-panel govuk-panel--confirmation",
            Markup.Element($"h{HeadingLevel}", "govuk-panel__title", Title),
            inside.IsEmptyOrWhiteSpace ? null : Markup.Element("div", "govuk-panel__body", inside)));
    }
}
