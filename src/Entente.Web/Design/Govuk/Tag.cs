using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>A status in one or two words.</summary>
[HtmlTargetElement("govuk-tag")]
public sealed class Tag : TagHelper
{
    /// <summary>grey, green, teal, blue, purple, magenta, red, orange or yellow.</summary>
    public string? Colour { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("strong", Markup.Classes("govuk-tag", Colour.OrNull() is null ? null : $"govuk-tag--{Colour}"), await output.GetChildContentAsync()));
}
