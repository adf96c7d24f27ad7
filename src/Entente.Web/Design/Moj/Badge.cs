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

/// <summary>The stages of a journey and where it stands. Items: Text names the stage; those before At are done.</summary>
[HtmlTargetElement("moj-progress", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Progress : TagHelper
{
    public required IEnumerable<string> Items { get; set; }

    /// <summary>From 0; all done when it is past the last.</summary>
    public int At { get; set; }

    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = Markup.Element("ol", "moj-progress-bar__list");
        foreach (var (at, item) in Items.Index())
        {
            list.Add(Markup.Element("li", "moj-progress-bar__item",
                Markup.Element("span", Markup.Classes("moj-progress-bar__icon", at < At ? "moj-progress-bar__icon--complete" : null)),
                Markup.Element("span", "moj-progress-bar__label", item)).With("aria-current", at == At ? "step" : null));
        }

        output.Become(Markup.Element("div", "moj-progress-bar", list).With("aria-label", Label).With("role", "group"));
    }
}
