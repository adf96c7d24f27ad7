using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Back to the page before in a journey.</summary>
[HtmlTargetElement("govuk-back-link")]
public sealed class BackLink(Texts texts) : TagHelper
{
    public required string Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.Become(Markup.Element("a", "govuk-back-link", inside.IsEmptyOrWhiteSpace ? texts["design.back"] : inside).With("href", Href));
    }
}

/// <summary>Past the header for who reads by keyboard; shown when it has the focus.</summary>
[HtmlTargetElement("govuk-skip-link")]
public sealed class SkipLink : TagHelper
{
    public string Href { get; set; } = "#content";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("a", "govuk-skip-link", await output.GetChildContentAsync()).With("href", Href).With("data-module", "govuk-skip-link"));
}
