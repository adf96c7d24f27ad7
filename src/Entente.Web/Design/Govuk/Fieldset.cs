using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Groups several fields under one question.</summary>
[HtmlTargetElement("govuk-fieldset")]
public sealed class Fieldset : TagHelper
{
    public required string Legend { get; set; }

    /// <summary>"s", "m", "l" or "xl".</summary>
    public string? LegendSize { get; set; }

    public bool PageHeading { get; set; }

    public string? DescribedBy { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var size = LegendSize ?? (PageHeading ? "l" : null);
        output.Become(Markup.Element("fieldset", "govuk-fieldset",
            Markup.Element("legend", Markup.Classes("govuk-fieldset__legend", size is null ? null : $"govuk-fieldset__legend--{size}"),
                PageHeading ? Markup.Element("h1", "govuk-fieldset__heading", Legend) : Legend),
            await output.GetChildContentAsync()).With("aria-describedby", DescribedBy));
    }
}
