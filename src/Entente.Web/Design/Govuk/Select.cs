using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>One choice from a long list. For fewer than about ten use radios.</summary>
[HtmlTargetElement("govuk-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Select(Texts texts) : Field(texts)
{
    public string? Label { get; set; }

    public string? Value { get; set; }

    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>The first, empty choice; "" leaves it out.</summary>
    public string? Empty { get; set; }

    public bool Disabled { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = Value ?? Attempted(FieldName, For?.Model) ?? "";
        var select = Markup.Element("select", Markup.Classes("govuk-select", ErrorText is null ? null : "govuk-select--error"))
            .With("id", FieldId).With("name", FieldName).Flag("disabled", Disabled).With("aria-describedby", Markup.Ids(DescribedBy, HintId, ErrorId));
        if (Empty != "") select.Add(Option("", Empty ?? T["design.select-empty"], value));
        foreach (var item in Items) select.Add(Option(item.Value, item.Text, value));
        Markup.TakeOver(output, select);
        output.Become(Group(LabelMarkup(Label), HintMarkup(), ErrorMarkup(), select));
    }

    private static TagBuilder Option(string value, string text, string chosen) =>
        Markup.Element("option", null, text).With("value", value).Flag("selected", value.Length > 0 && value.Equals(chosen, StringComparison.OrdinalIgnoreCase));
}
