using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Several lines of text; with max-length it counts down what is left.</summary>
[HtmlTargetElement("govuk-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Textarea(Texts texts) : Field(texts)
{
    public string? Label { get; set; }

    public string? Value { get; set; }

    public int Rows { get; set; } = 5;

    public int? MaxLength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var counts = MaxLength is not null;
        var info = counts ? FieldId + "-info" : null;
        var area = Markup.Element("textarea", Markup.Classes("govuk-textarea", ErrorText is null ? null : "govuk-textarea--error", counts ? "govuk-js-character-count" : null))
            .With("id", FieldId).With("name", FieldName).With("rows", $"{Rows}").With("aria-describedby", Markup.Ids(DescribedBy, info, HintId, ErrorId));
        // A browser drops the first line break inside a textarea: one more keeps the person's own.
        var value = Value ?? Attempted(FieldName, For?.Model);
        area.Add(value?.StartsWith('\n') == true ? "\n" + value : value);
        Markup.TakeOver(output, area);
        var group = Group(LabelMarkup(Label), HintMarkup(), ErrorMarkup(), area);
        if (counts)
        {
            group.Add(Markup.Element("div", "govuk-hint govuk-character-count__message", T["design.count-limit"].Replace("%{count}", $"{MaxLength}", StringComparison.Ordinal)).With("id", info));
            group.AddCssClass("govuk-character-count");
            group.With("data-module", "govuk-character-count").With("data-maxlength", $"{MaxLength}")
                .With("data-i18n.characters-under-limit.one", T["design.count-under-one"]).With("data-i18n.characters-under-limit.other", T["design.count-under-other"])
                .With("data-i18n.characters-at-limit", T["design.count-at"])
                .With("data-i18n.characters-over-limit.one", T["design.count-over-one"]).With("data-i18n.characters-over-limit.other", T["design.count-over-other"]);
        }

        output.Become(group);
    }
}
