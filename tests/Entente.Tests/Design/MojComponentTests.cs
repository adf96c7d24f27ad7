using Entente.Web.Design;
using static Entente.Tests.Design.ComponentTests;

namespace Entente.Tests.Design;

/// <summary>The Ministry of Justice publishes templates and no examples of what they give: here is what each of ours gives, read beside the template of @ministryofjustice/frontend.</summary>
public sealed class MojComponentTests
{
    private static Texts T => Rendered.Texts;

    [Fact]
    public void A_badge() => Same("""<span class="moj-badge moj-badge--red">Child</span>""",
        Rendered.Html(new Badge { Colour = "red" }, "moj-badge", "Child"));

    [Fact]
    public void A_sub_navigation()
    {
        var page = new Rendered();
        page.View.HttpContext.Request.Path = "/cases/b";

        Same("""
            <nav class="moj-sub-navigation" aria-label="Case">
              <ul class="moj-sub-navigation__list">
                <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" href="/cases/a">Case</a></li>
                <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" aria-current="page" href="/cases/b">Clocks</a></li>
              </ul>
            </nav>
            """, Rendered.Html(new SubNavigation(T) { View = page.View, Items = [new("/cases/a", "Case"), new("/cases/b", "Clocks")], Label = "Case" }, "moj-sub-navigation"));
    }

    [Fact]
    public void A_timeline() => Same("""
        <div class="moj-timeline">
          <div class="moj-timeline__item">
            <div class="moj-timeline__header">
              <h2 class="moj-timeline__title">Case opened</h2>
              <p class="moj-timeline__byline">by Duty team</p>
            </div>
            <p class="moj-timeline__date"><time datetime="2026-03-02T09:30:00Z">2 March 2026, 09:30</time></p>
            <div class="moj-timeline__description">From a referral</div>
          </div>
        </div>
        """, Rendered.Html(new Timeline(), "moj-timeline", outer => In(outer, new TimelineItem(T) { Title = "Case opened", By = "Duty team", When = Make.Now }, "moj-timeline-item", _ => "From a referral")));

    /// <summary>Without the published button that dismisses: what it tells stays true.</summary>
    [Fact]
    public void An_alert() => Same("""
        <div role="region" class="moj-alert moj-alert--success moj-alert--with-heading" aria-label="success: Saved">
          <div><svg class="moj-alert__icon" role="presentation" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30" height="30" width="30">
            <path fill-rule="evenodd" clip-rule="evenodd" d="M11.2869 24.6726L2.00415 15.3899L4.62189 12.7722L11.2869 19.4186L25.3781 5.32739L27.9958 7.96369L11.2869 24.6726Z" fill="currentColor"></path>
          </svg></div>
          <div class="moj-alert__content"><h2 class="moj-alert__heading">Saved</h2>All of it.</div>
        </div>
        """, Rendered.Html(new Alert(T) { View = new Rendered().View, Variant = "success", Title = "Saved" }, "moj-alert", "All of it."));

    [Fact]
    public void An_alert_of_one_line() => Same("""<div class="moj-alert__content">Saved</div>""",
        Part(Rendered.Html(new Alert(T) { View = new Rendered().View, Title = "Saved" }, "moj-alert"), ".moj-alert__content"));

    /// <summary>With what stands to the end of the bar in place of the published menus.</summary>
    [Fact]
    public void An_identity_bar() => Same("""
        <div class="moj-identity-bar">
          <div class="moj-identity-bar__container">
            <div class="moj-identity-bar__details"><span class="moj-identity-bar__title">CASE-7K2M</span></div>
            <div class="moj-identity-bar__actions"><span class="moj-badge">Child</span></div>
          </div>
        </div>
        """, Rendered.Html(new IdentityBar { Title = "CASE-7K2M" }, "moj-identity-bar", """<span class="moj-badge">Child</span>"""));

    /// <summary>A form of its own, its button after its fields; headings one after the other without a gap.</summary>
    [Fact]
    public void A_filter() => Same("""
        <div class="moj-filter">
          <div class="moj-filter__header"><div class="moj-filter__header-title"><h2 class="govuk-heading-m">Filter</h2></div></div>
          <div class="moj-filter__content">
            <div class="moj-filter__selected">
              <div class="moj-filter__selected-heading">
                <div class="moj-filter__heading-title"><h3 class="govuk-heading-s">Chosen filters</h3></div>
                <div class="moj-filter__heading-action"><p><a class="govuk-link govuk-link--no-visited-state" href="/cases">Clear filters</a></p></div>
              </div>
              <ul class="moj-filter-tags"><li><a class="moj-filter__tag" href="/cases?a"><span class="govuk-visually-hidden">Remove this filter</span> Open</a></li></ul>
            </div>
            <form class="moj-filter__options" method="get">
              <input name="x">
              <button class="govuk-button" type="submit" data-module="govuk-button">Apply filters</button>
            </form>
          </div>
        </div>
        """, Rendered.Html(new Filter(T) { Chosen = [new("/cases?a", "Open")], Clear = "/cases" }, "moj-filter", """<input name="x">"""));

    [Fact]
    public void Every_class_that_a_component_writes_is_one_that_the_published_style_knows()
    {
        var folder = PublishedFixtures.Folder;
        var style = folder is not null ? Path.GetFullPath(Path.Combine(folder, "../../../../../wwwroot/lib/entente.css")) : "";
        Assert.SkipUnless(File.Exists(style), "The style sheet is not there: build the site first.");
        var css = File.ReadAllText(style);
        var written = Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(folder!, "../../../../../Design/Moj")), "*.cs")
            .SelectMany(f => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(f), "moj-[a-z]+(?:-[a-z]+)*__[a-z-]+").Select(m => m.Value)).Distinct().ToList();

        // What only takes room in the markup has no style of its own.
        Assert.Equal("", string.Join(", ", written.Where(c => !css.Contains("." + c, StringComparison.Ordinal)).Except(["moj-identity-bar__actions", "moj-filter__heading-action", "moj-filter__heading-title", "moj-filter__content", "moj-timeline__header"])));
        Assert.True(written.Count > 15);
    }

    private static void Same(string expected, string html) => Assert.Equal(PublishedFixtures.Canonical(expected), PublishedFixtures.Canonical(html));

    private static string Part(string html, string selector) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector(selector)!.OuterHtml;
}
