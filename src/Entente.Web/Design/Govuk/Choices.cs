using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>What radios and checkboxes share: items that may open a further question, which without script stands open.</summary>
public abstract class Choices(Texts texts, string component) : Field(texts)
{
    public string? Legend { get; set; }

    /// <summary>The choices, where they come from data. Others may be written inside as tags.</summary>
    public IEnumerable<Choice>? Items { get; set; }

    public bool Small { get; set; }

    public bool Inline { get; set; }

    private protected abstract string InputType { get; }

    private protected abstract bool IsChosen(string value);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = new ChoiceList();
        context.Items[typeof(ChoiceList)] = inside;
        await output.GetChildContentAsync();
        var list = Markup.Element("div", Markup.Classes($"govuk-{component}", Small ? $"govuk-{component}--small" : null, Inline ? $"govuk-{component}--inline" : null))
            .With("data-module", $"govuk-{component}");
        var at = 0;
        foreach (var item in (Items ?? []).Select(i => new ChoiceItem(i.Value, i.Text, i.Hint)).Concat(inside.Items))
        {
            at++;
            Add(list, item, at == 1 ? FieldId : $"{FieldId}-{at}");
        }

        Markup.TakeOver(output, list);
        output.Become(Group(InFieldset(Legend, null, Markup.All(HintMarkup(), ErrorMarkup(), list))));
    }

    private void Add(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder list, ChoiceItem item, string id)
    {
        var chosen = item.Checked ?? IsChosen(item.Value);
        var hint = string.IsNullOrEmpty(item.Hint) ? null : id + "-item-hint";
        var opens = item.Conditional is null ? null : "conditional-" + id;
        // With no fieldset round it, an only box carries the group's hint and error itself.
        var group = InputType == "checkbox" && string.IsNullOrEmpty(Legend) ? Markup.Ids(DescribedBy, HintId, ErrorId) : null;
        list.Add(Markup.Element("div", $"govuk-{component}__item",
            Markup.Element("input", $"govuk-{component}__input").With("id", id).With("name", FieldName).With("type", InputType).With("value", item.Value)
                .Flag("checked", chosen).Flag("disabled", item.Disabled).With("data-aria-controls", opens).With("data-behaviour", item.Exclusive ? "exclusive" : null)
                .With("aria-describedby", Markup.Ids(group, hint)),
            Markup.Element("label", Markup.Classes("govuk-label", $"govuk-{component}__label"), item.Text).With("for", id),
            hint is null ? null : Markup.Element("div", $"govuk-hint govuk-{component}__hint", item.Hint).With("id", hint)));
        if (opens is not null)
        {
            list.Add(Markup.Element("div", Markup.Classes($"govuk-{component}__conditional", chosen ? null : $"govuk-{component}__conditional--hidden"), item.Conditional).With("id", opens));
        }
    }
}

/// <summary>Radios: one of a few.</summary>
[HtmlTargetElement("govuk-radios")]
public sealed class Radios(Texts texts) : Choices(texts, "radios")
{
    public string? Value { get; set; }

    private protected override string InputType => "radio";

    private protected override bool IsChosen(string value) => value.Equals(Value ?? Attempted(FieldName, For?.Model), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Checkboxes: any of a few. Bind to a collection, or to a bool with one box of value "true".</summary>
[HtmlTargetElement("govuk-checkboxes")]
public sealed class Checkboxes(Texts texts) : Choices(texts, "checkboxes")
{
    public IEnumerable<string>? Values { get; set; }

    private protected override string InputType => "checkbox";

    private protected override bool IsChosen(string value) => (Values ?? AttemptedAll(FieldName, For?.Model)).Contains(value, StringComparer.OrdinalIgnoreCase);
}

/// <summary>One radio or checkbox; what stands inside is asked only when it is chosen.</summary>
[HtmlTargetElement("govuk-radio")]
[HtmlTargetElement("govuk-checkbox")]
public sealed class ChoiceTag : TagHelper
{
    public required string Value { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public bool? Checked { get; set; }

    public bool Disabled { get; set; }

    /// <summary>"None of these": choosing it clears the others.</summary>
    public bool Exclusive { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Radios may stand inside radios: what is inside this one must not add to the list outside.
        var list = (ChoiceList)context.Items[typeof(ChoiceList)];
        var inside = await output.GetChildContentAsync();
        list.Items.Add(new(Value, Label, Hint)
        {
            Checked = Checked,
            Disabled = Disabled,
            Exclusive = Exclusive,
            Conditional = inside.IsEmptyOrWhiteSpace ? null : new HtmlString(inside.GetContent()),
        });
        output.SuppressOutput();
    }
}

internal sealed class ChoiceList
{
    public List<ChoiceItem> Items { get; } = [];
}

internal sealed record ChoiceItem(string Value, string Text, string? Hint)
{
    public bool? Checked { get; init; }

    public bool Disabled { get; init; }

    public bool Exclusive { get; init; }

    public IHtmlContent? Conditional { get; init; }
}
