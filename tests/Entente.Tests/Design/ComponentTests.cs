using System.Text.Encodings.Web;
using Entente.Web.Design;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Tests.Design;

/// <summary>Every published example that a component can express gives the published HTML.</summary>
public sealed class ComponentTests
{
    private const string FieldOptions = "id name label.text label.classes label.isPageHeading hint.text errorMessage.text describedBy value classes attributes.*";
    private const string ChoiceOptions = "idPrefix name fieldset.legend.text fieldset.legend.classes fieldset.legend.isPageHeading hint.text errorMessage.text classes attributes.* "
        + "items[].value items[].text items[].hint.text items[].conditional.html items[].checked items[].disabled items[].behaviour value values[]";

    [Theory]
    [InlineData("button", 15, "text classes name href disabled isStartButton preventDoubleClick type value id attributes.*")]
    [InlineData("input", 20, FieldOptions + " type prefix.text suffix.text spellcheck autocomplete inputmode pattern disabled")]
    [InlineData("password-input", 5, FieldOptions)]
    [InlineData("textarea", 9, FieldOptions + " rows spellcheck autocomplete")]
    [InlineData("character-count", 9, FieldOptions + " maxlength rows spellcheck threshold")]
    [InlineData("select", 7, FieldOptions + " items[].value items[].text")]
    [InlineData("file-upload", 9, FieldOptions + " multiple")]
    [InlineData("radios", 16, ChoiceOptions)]
    [InlineData("checkboxes", 15, ChoiceOptions)]
    [InlineData("date-input", 4, "id namePrefix fieldset.legend.text hint.text errorMessage.text items[].name items[].classes")]
    [InlineData("fieldset", 13, "legend.text legend.classes legend.isPageHeading describedBy classes html attributes.*")]
    [InlineData("error-summary", 5, "titleText errorList[].text errorList[].href classes attributes.*")]
    [InlineData("summary-list", 8, "rows[].key.text rows[].value.text rows[].value.html rows[].actions.items[].href rows[].actions.items[].text rows[].actions.items[].visuallyHiddenText card.title.text card.actions.items[].text card.actions.items[].href classes attributes.*")]
    [InlineData("tag", 12, "text html classes attributes.*")]
    [InlineData("inset-text", 5, "text html classes attributes.*")]
    [InlineData("warning-text", 6, "text html classes iconFallbackText attributes.*")]
    [InlineData("panel", 4, "titleText html text headingLevel classes attributes.*")]
    [InlineData("details", 7, "summaryText text html open classes attributes.*")]
    [InlineData("notification-banner", 5, "text html type titleText classes attributes.*")]
    [InlineData("pagination", 3, "previous.href next.href previous.text next.text classes attributes.* items[].number items[].href items[].current items[].ellipsis")]
    [InlineData("task-list", 4, "idPrefix items[].title.text items[].href items[].hint.text items[].status.tag.text items[].status.tag.classes items[].status.text classes attributes.*")]
    [InlineData("back-link", 6, "href text html classes attributes.*")]
    [InlineData("skip-link", 8, "href text html classes attributes.*")]
    [InlineData("exit-this-page", 1, "redirectUrl classes attributes.*")]
    [InlineData("service-navigation", 3, "navigation[].href navigation[].text navigation[].current classes attributes.*")]
    [InlineData("phase-banner", 1, "tag.text text html classes attributes.*")]
    [InlineData("table", 6, "rows[][].text rows[][].format head[].text head[].format caption captionClasses firstCellIsHeader classes attributes.*")]
    public void A_component_gives_the_published_markup(string component, int atLeast, string options)
    {
        var known = options.Split(' ');
        var compared = 0;
        foreach (var (name, asked, html) in PublishedFixtures.Of(component))
        {
            if (asked.Paths().Any(p => !known.Any(k => k.EndsWith(".*", StringComparison.Ordinal) ? p.StartsWith(k[..^1], StringComparison.Ordinal) : p == k))) continue;
            if (Fixtures.Render(component, asked) is not { } ours) continue;
            compared++;
            Assert.True(PublishedFixtures.Canonical(html) == PublishedFixtures.Canonical(ours),
                $"{component}, '{name}'. Published:\n{PublishedFixtures.Canonical(html)}\nOurs:\n{PublishedFixtures.Canonical(ours)}");
        }

        Assert.True(compared >= atLeast, $"Only {compared} of the examples of {component} were compared.");
    }

    [Fact]
    public void A_field_keeps_what_was_typed_and_says_what_is_wrong()
    {
        var page = new Rendered();
        page.State.SetModelValue("Form.Age", "abc", "abc");
        page.State.AddModelError("Form.Age", "Enter an age in whole years");

        var html = Rendered.Html(new Input(Rendered.Texts) { View = page.View, For = Rendered.For("Form.Age", 17), Label = "Age" }, "govuk-input");

        Assert.Contains("value=\"abc\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Form_Age-error\"", html, StringComparison.Ordinal);
        Assert.Contains("Enter an age in whole years", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_typed_never_becomes_markup()
    {
        const string nasty = "\"><script>alert(1)</script>";
        var page = new Rendered();
        page.State.SetModelValue("Form.Name", nasty, nasty);
        page.State.AddModelError("Form.Name", nasty);

        var all = Rendered.Html(new Input(Rendered.Texts) { View = page.View, Name = "Form.Name", Label = nasty, Hint = nasty }, "govuk-input")
            + Rendered.Html(new Textarea(Rendered.Texts) { View = page.View, Name = "Form.Name", Label = nasty }, "govuk-textarea")
            + Rendered.Html(new Radios(Rendered.Texts) { View = page.View, Name = "Form.Name", Legend = nasty, Items = [new(nasty, nasty, nasty)] }, "govuk-radios")
            + Rendered.Html(new ErrorSummary(Rendered.Texts) { View = page.View }, "govuk-error-summary");

        Assert.DoesNotContain("<script", all, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_never_comes_back()
    {
        var page = new Rendered();
        page.State.SetModelValue("Form.Password", "correct horse", "correct horse");

        var html = Rendered.Html(new PasswordInput(Rendered.Texts) { View = page.View, Name = "Form.Password", Label = "Password" }, "govuk-password-input")
            + Rendered.Html(new Input(Rendered.Texts) { View = page.View, Name = "Form.Password", Label = "Password", Type = "password" }, "govuk-input");

        Assert.DoesNotContain("correct horse", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_on_a_date_leads_to_its_first_field()
    {
        var page = new Rendered();
        page.State.AddModelError("Form.Born", "Enter a date");
        Rendered.Html(new DateInput(Rendered.Texts) { View = page.View, Name = "Form.Born", Legend = "Born" }, "govuk-date-input");

        var summary = Rendered.Html(new ErrorSummary(Rendered.Texts) { View = page.View }, "govuk-error-summary");

        Assert.Contains("href=\"#Form_Born_Day\"", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_page_sets_on_a_component_reaches_its_control()
    {
        var html = Rendered.Html(new Input(Rendered.Texts) { View = new Rendered().View, Name = "q", Label = "Search" }, "govuk-input", "", [("autocomplete", "off"), ("class", "mine")]);

        Assert.Contains("autocomplete=\"off\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"govuk-input mine\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_that_came_as_nothing_was_not_given()
    {
        Assert.Equal("", Rendered.Html(new Pagination(Rendered.Texts) { Previous = "", Next = "" }, "govuk-pagination").Trim());
        Assert.StartsWith("<button", Rendered.Html(new Button { Href = "", Variant = "" }, "govuk-button", "Go"), StringComparison.Ordinal);
    }

    internal static string Encoded(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    internal static string Inside(Options o) => o["html"] ?? Encoded(o["text"]);

    internal static string In(TagHelperContext outer, ITagHelper helper, string tag, Func<TagHelperContext, string> inside) => Rendered.Html(helper, tag, inside, null, outer);
}
