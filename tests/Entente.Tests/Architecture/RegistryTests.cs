using System.Reflection;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Tests.Storage;
using Entente.Web.Cases;
using Entente.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Architecture;

/// <summary>What each room adds to lists that other rooms show.</summary>
public sealed class RegistryTests
{
    [Fact]
    public void Every_event_about_a_dossier_is_told_as_a_step_or_says_why_not()
    {
        var told = CaseSteps.Open(_ => true);

        Assert.Empty(from e in EventTests.Events
                     let about = e.GetProperty(nameof(Event.About))!.DeclaringType != typeof(Event)
                     let step = told.Contains(e.Name)
                     let not = e.GetCustomAttribute<NoStepAttribute>()
                     where step == not is not null ? about || step : step && !about
                     select $"{e.Name} is about a dossier: give it [Step(kind)] or [NoStep(\"why\")], one of the two, and to no other event");
        Assert.Empty(EventTests.Events.Where(e => e.GetCustomAttribute<NoStepAttribute>()?.Why.Length < 20).Select(e => $"{e.Name} does not say why it is no step"));
    }

    [Fact]
    public async Task Every_page_of_a_case_asks_for_what_its_route_asks_for()
    {
        await using var site = await TestSite.StartAsync();
        var routes = site.Services.GetRequiredService<RouteTable>().Rules.Where(r => r.Method == "GET").ToDictionary(r => r.Path);

        Assert.Empty(from page in site.Services.GetServices<CasePage>()
                     let route = routes.GetValueOrDefault(RouteTable.Tidy("/cases/{reference}/" + page.Path))
                     where route is null || route.Kind != page.Kind || route.Verb != page.Verb
                     select $"'{page.Path}' asks for {page.Verb} {page.Kind}, its route for {route?.Verb} {route?.Kind}");
        Assert.Empty(site.Services.GetServices<CasePage>().GroupBy(p => p.Order).Where(g => g.Count() > 1).Select(g => $"{string.Join(" and ", g.Select(p => p.TextKey))} want one place"));
    }

    [Fact]
    public async Task Whoever_is_shown_a_place_in_the_header_may_open_it()
    {
        await using var site = await TestSite.StartAsync();
        var routes = site.Services.GetRequiredService<RouteTable>().Rules.Where(r => r.Method == "GET").ToDictionary(r => r.Path);
        var navigation = site.Services.GetRequiredService<Navigation>();

        Assert.All(Enum.GetValues<Role>(), role => Assert.All(navigation.For(Make.Reader(role), "/"), place =>
            Assert.True(routes[RouteTable.Tidy(place.Href)] is { Kind: { } kind } route && AccessMatrix.Shipped.Ask(Make.Reader(role), kind, route.Verb).Allowed, $"{role} is shown {place.Href}")));
    }
}
