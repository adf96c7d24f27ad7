using System.Net;
using Entente.Audit;
using Entente.OwnPage;
using Entente.Web.OwnPage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.OwnPage;

public sealed class OpenOwnPageTests
{
    [Fact]
    public void Waits_double_up_to_the_longest()
    {
        var limit = new TryLimit(3, 30, 3600);

        Assert.Equal([0, 0, 30, 60, 120, 240], Enumerable.Range(1, 6).Select(m => limit.WaitAfter(m).TotalSeconds));
        Assert.Equal(3600, limit.WaitAfter(1_000_000).TotalSeconds);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_word_and_a_wrong_number_are_answered_alike_however_often(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var made = (await world.GiveAsync()).Value;

        for (var i = 0; i < 6; i++)
        {
            var when = Make.Now.AddSeconds(20 * i);
            var wrong = (await world.OpenAsync(made.Word, "wrong", when: when)).Problems.Single();
            var unknown = (await world.OpenAsync("No such word", "wrong", when: when)).Problems.Single();

            Assert.Equal((wrong.GetType(), string.Join(' ', wrong.Gaps)), (unknown.GetType(), string.Join(' ', unknown.Gaps)));
        }

        await using var db = test.Open();
        var told = (await db.Set<AuditEntry>().Where(e => e.What == nameof(OwnPageMissed)).ToListAsync()).Select(e => e.Read<OwnPageMissed>().Why).Distinct();
        Assert.Equal(["no such word", "waiting", "wrong number"], told.Order());
    }

    [Theory, EveryDatabase]
    public async Task After_three_tries_nothing_is_tried_until_the_wait_is_over_and_then_the_right_one_opens(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var made = (await world.GiveAsync()).Value;
        for (var i = 0; i < 3; i++) await world.OpenAsync(made.Word, "wrong");

        Assert.Equal([new TooManyTries(1)], (await world.OpenAsync(made.Word, made.Pin, when: Make.Now.AddSeconds(29))).Problems);
        Assert.False((await world.OpenAsync(made.Word, made.Pin, when: Make.Now.AddSeconds(30))).IsRefused);
        // Coming in forgets what was tried in vain.
        Assert.Equal([new WordOrPinWrong()], (await world.OpenAsync(made.Word, "wrong", when: Make.Now.AddSeconds(31))).Problems);
        Assert.False((await world.OpenAsync(made.Word, made.Pin, when: Make.Now.AddSeconds(32))).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task Tries_at_once_all_count_and_one_address_cannot_go_through_many_words(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var made = (await world.GiveAsync()).Value;

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.OpenAsync("Some word", "wrong")));
        Assert.IsType<TooManyTries>((await world.OpenAsync("Some word", "wrong")).Problems.Single());

        for (var i = 0; i < 10; i++) await world.OpenAsync($"Another word {i}", "wrong", "203.0.113.9");
        Assert.IsType<TooManyTries>((await world.OpenAsync(made.Word, made.Pin, "203.0.113.9")).Problems.Single());
        Assert.False((await world.OpenAsync(made.Word, made.Pin, "203.0.113.10")).IsRefused);
        // A quiet day later it is forgotten, and what is forgotten is not kept.
        await world.OpenAsync("Yet another", "wrong", when: Make.Now.AddHours(25));
        await using var db = test.Open();
        Assert.Equal(1, await db.Set<OwnTry>().CountAsync());
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:aaaa::1", "20010DB800010002")]
    [InlineData("127.0.0.1", "")]
    [InlineData("::1", "")]
    public void An_address_is_a_home_and_a_proxy_on_this_machine_is_none(string address, string counted) => Assert.Equal(counted, OwnDoor.AddressOf(IPAddress.Parse(address)));
}
