namespace Entente.Tests.Access;

/// <summary>The same values as in the walk of the pages, looked for in whatever an organisation's own system is answered: states, lists, refusals, faults, headers and the logs of it.</summary>
public sealed class SystemSentinelTests
{
    [Fact]
    public async Task No_protected_value_shows_in_what_an_organisation_s_own_system_is_answered()
    {
        await using var site = await TestSite.StartAsync("sqlite", SentinelTests.EverythingLogged);
        var found = await SentinelWalk.OfSystemAsync(site);

        Assert.True(found.Leaks.Count == 0, string.Join("\n", found.Leaks.Take(50)));
        Assert.True(found.Read >= 4 && found.Sent > 60, $"only {found.Read} answers and {found.Sent} refusals were read");
        Assert.True(found.Faults.Count == 0, string.Join("\n", found.Faults));
    }
}
