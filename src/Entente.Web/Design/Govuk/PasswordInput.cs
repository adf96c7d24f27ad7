using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>A password, which the person may show while typing.</summary>
[HtmlTargetElement("govuk-password-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordInput(Texts texts) : Field(texts)
{
    public string? Label { get; set; }

    /// <summary>"current-password" or "new-password".</summary>
    public string Autocomplete { get; set; } = "current-password";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Markup.Element("input", Markup.Classes("govuk-input", "govuk-password-input__input govuk-js-password-input-input", ErrorText is null ? null : "govuk-input--error"))
            .With("id", FieldId).With("name", FieldName).With("type", "password").With("spellcheck", "false")
            .With("aria-describedby", Markup.Ids(DescribedBy, HintId, ErrorId)).With("autocomplete", Autocomplete).With("autocapitalize", "none");
        Markup.TakeOver(output, input);
        var show = Markup.Element("button", "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", T["design.show"])
            .With("type", "button").With("data-module", "govuk-button").With("aria-controls", FieldId).With("aria-label", T["design.show-password"]).Flag("hidden", true);
        var group = Group(LabelMarkup(Label), HintMarkup(), ErrorMarkup(), Markup.Element("div", "govuk-input__wrapper govuk-password-input__wrapper", input, show))
            .With("data-module", "govuk-password-input")
            .With("data-i18n.show-password", T["design.show"]).With("data-i18n.hide-password", T["design.hide"])
            .With("data-i18n.show-password-aria-label", T["design.show-password"]).With("data-i18n.hide-password-aria-label", T["design.hide-password"])
            .With("data-i18n.password-shown-announcement", T["design.password-shown"]).With("data-i18n.password-hidden-announcement", T["design.password-hidden"]);
        group.AddCssClass("govuk-password-input");
        output.Become(group);
    }
}
