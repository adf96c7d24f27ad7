using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>One line of text.</summary>
[HtmlTargetElement("govuk-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Input(Texts texts) : Field(texts)
{
    public string? Label { get; set; }

    public string? Value { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>In characters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    public bool Disabled { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A password never comes back in the page.
        var value = Type == "password" ? null : Value ?? Attempted(FieldName, For?.Model);
        var input = Markup.Element("input", Markup.Classes("govuk-input", Width is null ? null : $"govuk-input--width-{Width}", ErrorText is null ? null : "govuk-input--error"))
            .With("id", FieldId).With("name", FieldName).With("type", Type).With("value", string.IsNullOrEmpty(value) ? null : value)
            .Flag("disabled", Disabled).With("aria-describedby", Markup.Ids(DescribedBy, HintId, ErrorId));
        Markup.TakeOver(output, input);
        var box = Prefix.OrNull() is null && Suffix.OrNull() is null ? input : Markup.Element("div", "govuk-input__wrapper", Affix("prefix", Prefix), input, Affix("suffix", Suffix));
        output.Become(Group(LabelMarkup(Label), HintMarkup(), ErrorMarkup(), box));
    }

    private static TagBuilder? Affix(string side, string? text) =>
        text.OrNull() is null ? null : Markup.Element("div", $"govuk-input__{side}", text).With("aria-hidden", "true");
}
