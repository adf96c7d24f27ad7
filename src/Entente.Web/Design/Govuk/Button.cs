using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>A button that sends the form, or with href a link that looks like one.</summary>
[HtmlTargetElement("govuk-button")]
public sealed class Button : TagHelper
{
    public string? Href { get; set; }

    /// <summary>"secondary", "warning", "inverse" or "start".</summary>
    public string? Variant { get; set; }

    public string Type { get; set; } = "submit";

    public bool Disabled { get; set; }

    public bool? PreventDoubleClick { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (Href, Variant) = (Href.OrNull(), Variant.OrNull());
        var content = await output.GetChildContentAsync();
        var icon = Variant == "start"
            ? Markup.Icon("govuk-button__start-icon", "M0 0h13l20 20-20 20H0l20-20z", ("width", "17.5"), ("height", "19"), ("viewBox", "0 0 33 40"))
            : null;
        var tag = Href is null
            ? Markup.Element("button").With("type", Type).Flag("disabled", Disabled).With("aria-disabled", Disabled ? "true" : null)
                .With("data-prevent-double-click", PreventDoubleClick is { } prevent ? prevent ? "true" : "false" : null)
            : Markup.Element("a").With("href", Href).With("role", "button").With("draggable", "false");
        tag.With("class", Markup.Classes("govuk-button", Variant is null ? null : $"govuk-button--{Variant}")).With("data-module", "govuk-button");
        output.Become(tag.Add(content, icon));
    }
}
