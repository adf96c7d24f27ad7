using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Marks a thing with one word: danger, child, second reader.</summary>
[HtmlTargetElement("moj-badge")]
public sealed class Badge : TagHelper
{
    /// <summary>purple, bright-purple, red, green, blue, black, grey or orange; large with size.</summary>
    public string? Colour { get; set; }

    public bool Large { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("span", Markup.Classes("moj-badge", Colour.OrNull() is null ? null : $"moj-badge--{Colour}", Large ? "moj-badge--large" : null), await output.GetChildContentAsync()));
}
